/*
 * Copyright 2026 the tracing-spring-boot authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.tracingboot.jdbc;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SqlStatement}.
 */
class SqlStatementTests {

	private static final String SECRET = "secret";

	@ParameterizedTest
	@MethodSource
	void shouldReplaceEveryValueOfMysql(String sql, String text) {
		assertThat(parse(sql, SqlDialect.MYSQL).text()).isEqualTo(text);
	}

	static Stream<Arguments> shouldReplaceEveryValueOfMysql() {
		return Stream.of(
				Arguments.of("SELECT * FROM users WHERE email = 'a@b.c'", "SELECT * FROM users WHERE email = ?"),
				Arguments.of("SELECT 'it''s', \"say \"\"hi\"\"\", 1", "SELECT ?, ?, ?"),
				Arguments.of("SELECT 'it\\'s secret', x", "SELECT ?, x"),
				Arguments.of("SELECT 'end\\\\', x, 'y'", "SELECT ?, x, ?"),
				Arguments.of("SELECT \"secret\" FROM `t 1`", "SELECT ? FROM `t 1`"),
				Arguments.of("SELECT `a``b` FROM t", "SELECT ? FROM t"),
				Arguments.of("SELECT x'4D7953514C', X'4D', 0x4D, b'01', N'n', _utf8'u', _utf8mb4\"u\"",
						"SELECT ?, ?, ?, ?, ?, ?, ?"),
				Arguments.of("SELECT 1, -1, 1.5, .5, 1e10, 1.5E-10, 1+2", "SELECT ?, -?, ?, .?, ?, ?, ?+?"),
				Arguments.of("SELECT 1--1", "SELECT ?--?"), Arguments.of("SELECT 1 -- secret\n, x", "SELECT ? , x"),
				Arguments.of("SELECT 1 # secret\n, x", "SELECT ? , x"),
				Arguments.of("/* secret ' */ SELECT/* secret */x -- secret", "SELECT x"),
				Arguments.of("SELECT 1 /* secret", "SELECT ?"),
				Arguments.of("SELECT '/* ', x, ' */'", "SELECT ?, x, ?"),
				Arguments.of("SELECT '-- ', x", "SELECT ?, x"),
				Arguments.of("SELECT col1, t2.col_3 FROM t2 WHERE @v := 5",
						"SELECT col1, t2.col_3 FROM t2 WHERE @v := ?"),
				Arguments.of("SELECT * FROM t WHERE id IN (1, 2, 3) AND a in('x','y')",
						"SELECT * FROM t WHERE id IN (?) AND a in(?)"),
				Arguments.of("SELECT * FROM t WHERE id IN (?, ?, lower(?))",
						"SELECT * FROM t WHERE id IN (?, lower(?))"),
				Arguments.of("INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y')",
						"INSERT INTO t (a, b) VALUES (?, ?), (?, ?)"),
				Arguments.of("CALL p('secret', @out)", "CALL p(?, @out)"),
				Arguments.of("CREATE USER 'secret'@'host' IDENTIFIED BY 'secret'", "CREATE USER ?@? IDENTIFIED BY ?"),
				Arguments.of("select\n\t a\r\n from  b ;", "select a from b ;"),
				Arguments.of("SELECT größe FROM tür WHERE x = 'ü'", "SELECT größe FROM tür WHERE x = ?"),
				Arguments.of("", ""));
	}

	@ParameterizedTest
	@MethodSource
	void shouldReplaceEveryValueOfOthers(SqlDialect dialect, String sql, String text) {
		assertThat(parse(sql, dialect).text()).isEqualTo(text);
	}

	static Stream<Arguments> shouldReplaceEveryValueOfOthers() {
		return Stream.of(
				Arguments.of(SqlDialect.STANDARD, "SELECT \"Order Items\".\"id\" FROM x WHERE a = 'b'",
						"SELECT \"Order Items\".\"id\" FROM x WHERE a = ?"),
				Arguments.of(SqlDialect.STANDARD, "SELECT \"a@b.c\" FROM x", "SELECT ? FROM x"),
				Arguments.of(SqlDialect.STANDARD, "SELECT 'C:\\', x", "SELECT ?"),
				Arguments.of(SqlDialect.STANDARD, "SELECT E'it\\'s secret', 'x'", "SELECT ?"),
				Arguments.of(SqlDialect.STANDARD, "SELECT $$it's secret$$, $a$secret $$ secret$a$, $1, x",
						"SELECT ?, ?, ?, x"),
				Arguments.of(SqlDialect.STANDARD, "SELECT q'[it's secret]', nq'!it's secret!', x", "SELECT ?, ?, x"),
				Arguments.of(SqlDialect.STANDARD, "SELECT 5--secret\n, x", "SELECT ? , x"),
				Arguments.of(SqlDialect.STANDARD, "SELECT a #> b, c::int, d ->> 'k'", "SELECT a #> b, c::int, d ->> ?"),
				Arguments.of(SqlDialect.SQL_SERVER, "SELECT [it's], [a]]b], 'x' FROM #t", "SELECT ?, ?, ? FROM #t"),
				Arguments.of(SqlDialect.UNKNOWN, "SELECT \"secret\" FROM x", "SELECT ? FROM x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT * FROM t WHERE a = 'secret", "SELECT * FROM t WHERE a = \"secret",
			"SELECT * FROM t WHERE a = 'O'secret' AND b = 'secret'", "SELECT * FROM t WHERE a = 'O' secret' AND b = 1",
			"SELECT * FROM t WHERE a = 'x\\", "SELECT * FROM t WHERE a = '' secret '",
			"SELECT * FROM t WHERE a = /* /* */ secret */ 1", "SELECT * FROM t WHERE a = /*! 'secret */ 1" })
	void shouldShowNothingThatMayBeAValueWhenQuotesDoNotAddUp(String sql) {
		for (SqlDialect dialect : SqlDialect.values()) {
			SqlStatement statement = parse(sql, dialect);
			assertThat(statement.text()).isEqualTo("SELECT * FROM t WHERE a = ?");
			assertThat(statement.summary()).isEqualTo("SELECT t");
		}
	}

	@ParameterizedTest
	@EnumSource(SqlDialect.class)
	void shouldNeverShowAQuotedValueWhateverSurroundsIt(SqlDialect dialect) {
		Random random = new Random(42);
		List<String> pieces = List.of("SELECT ", "FROM t ", "-- \n", "/* c */", "/* ' */", "#\n", "`n`", "''", "'x'",
				"(", ")", ",", "1", "0x1F", "$1", "?", "IN (1, 2)", "--", "/", "*", "N", "q", "E", "_utf8", "@", ".",
				"'a''b'", "'$$'", "'--'", "'/*'", "';'", ";");
		for (int i = 0; i < 20_000; i++) {
			StringBuilder sql = new StringBuilder();
			for (int j = random.nextInt(8); j > 0; j--) {
				sql.append(pieces.get(random.nextInt(pieces.size())));
			}
			sql.append("'").append(SECRET).append("' ");
			for (int j = random.nextInt(8); j > 0; j--) {
				sql.append(pieces.get(random.nextInt(pieces.size())));
			}
			SqlStatement statement = parse(sql.toString(), dialect);
			assertThat(statement.toString()).as(sql.toString()).doesNotContain(SECRET);
		}
	}

	@ParameterizedTest
	@EnumSource(SqlDialect.class)
	void shouldEndWithAnyInput(SqlDialect dialect) {
		Random random = new Random(7);
		String alphabet = "'\"`\\-/*#$[]()?.,;@ \n\t\0aqNE01eéx😀:=";
		for (int i = 0; i < 20_000; i++) {
			String sql = random.ints(random.nextInt(40), 0, alphabet.length())
				.collect(StringBuilder::new, (text, index) -> text.append(alphabet.charAt(index)),
						StringBuilder::append)
				.toString();
			SqlStatement statement = SqlStatement.parse(sql, dialect, 20);
			assertThat(statement.text()).hasSizeLessThanOrEqualTo(23);
			assertThat(statement.summary()).hasSizeLessThanOrEqualTo(255);
		}
	}

	@Test
	void shouldCutLongStatementsAndStillFindTheTable() {
		String sql = "SELECT " + "column_name, ".repeat(1000) + "x FROM orders WHERE a = 'secret'";
		SqlStatement statement = SqlStatement.parse(sql, SqlDialect.MYSQL, 100);
		assertThat(statement.text()).hasSizeBetween(80, 103).endsWith("...");
		assertThat(statement.summary()).isEqualTo("SELECT orders");
		assertThat(SqlStatement.parse(sql, SqlDialect.MYSQL, 0).text()).isEmpty();
		assertThat(SqlStatement.parse(sql, SqlDialect.MYSQL, 0).summary()).isEqualTo("SELECT orders");
	}

	@Test
	void shouldLookAtTheBeginningOfAHugeStatementOnly() {
		String sql = "INSERT INTO t VALUES ('" + SECRET.repeat(1_000_000) + "')";
		assertThat(parse(sql, SqlDialect.MYSQL).text()).isEqualTo("INSERT INTO t VALUES (?");
		String nested = "SELECT " + "(".repeat(100_000);
		assertThat(parse(nested, SqlDialect.MYSQL).summary()).isEqualTo("SELECT");
		String list = "SELECT 1 FROM t WHERE id IN (" + "1, ".repeat(5000) + "2) AND x = 3";
		assertThat(parse(list, SqlDialect.MYSQL).text()).isEqualTo("SELECT ? FROM t WHERE id IN (?) AND x = ?");
	}

	@ParameterizedTest
	@MethodSource
	void shouldFindOperationsAndTables(String sql, String summary, String operation, String collection) {
		SqlStatement statement = parse(sql, SqlDialect.MYSQL);
		assertThat(statement.summary()).isEqualTo(summary);
		assertThat(statement.operation()).isEqualTo(operation);
		assertThat(statement.collection()).isEqualTo(collection);
	}

	static Stream<Arguments> shouldFindOperationsAndTables() {
		return Stream.of(Arguments.of("select * from orders where id = 1", "SELECT orders", "SELECT", "orders"),
				Arguments.of("SELECT * FROM `shop`.`order items` o", "SELECT shop.order items", "SELECT",
						"shop.order items"),
				Arguments.of("SELECT * FROM orders o, customers AS c", "SELECT orders customers", "SELECT", null),
				Arguments.of("SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.c JOIN lines USING (id)",
						"SELECT orders customers lines", "SELECT", null),
				Arguments.of("SELECT * FROM orders WHERE EXISTS (SELECT 1 FROM lines)", "SELECT orders SELECT lines",
						"SELECT", null),
				Arguments.of("SELECT * FROM (SELECT id FROM orders) x", "SELECT SELECT orders", "SELECT", "orders"),
				Arguments.of("SELECT EXTRACT(YEAR FROM created), trim(both 'x' from y) FROM orders", "SELECT orders",
						"SELECT", "orders"),
				Arguments.of("(SELECT a FROM x) UNION ALL (SELECT b FROM y)", "SELECT x SELECT y", "SELECT", null),
				Arguments.of("SELECT * FROM orders FOR UPDATE", "SELECT orders", "SELECT", "orders"),
				Arguments.of("SELECT 1", "SELECT", "SELECT", null),
				Arguments.of("SELECT * FROM json_table('[1]', '$[*]')", "SELECT", "SELECT", null),
				Arguments.of("INSERT INTO orders (a) VALUES (?)", "INSERT orders", "INSERT", "orders"),
				Arguments.of("INSERT IGNORE INTO orders VALUES (1) ON DUPLICATE KEY UPDATE a = 2", "INSERT orders",
						"INSERT", "orders"),
				Arguments.of("INSERT INTO archive (id) SELECT id FROM orders", "INSERT archive SELECT orders", "INSERT",
						null),
				Arguments.of("REPLACE INTO orders VALUES (1)", "REPLACE orders", "REPLACE", "orders"),
				Arguments.of("UPDATE orders SET a = REPLACE(a, 'x', 'y')", "UPDATE orders", "UPDATE", "orders"),
				Arguments.of("UPDATE orders o JOIN customers c ON c.id = o.c SET o.a = 1", "UPDATE orders customers",
						"UPDATE", null),
				Arguments.of("DELETE FROM orders WHERE id = 1", "DELETE orders", "DELETE", "orders"),
				Arguments.of("CREATE TABLE IF NOT EXISTS orders (id INT)", "CREATE TABLE orders", "CREATE", "orders"),
				Arguments.of("TRUNCATE TABLE orders", "TRUNCATE orders", "TRUNCATE", "orders"),
				Arguments.of("{? = call shop.f(?)}", "CALL shop.f", "CALL", null),
				Arguments.of("WITH RECURSIVE x(a) AS (SELECT id FROM orders), y AS (SELECT 1) SELECT * FROM x, y",
						"SELECT orders SELECT SELECT", "SELECT", "orders"),
				Arguments.of("SET autocommit=0", "SET", "SET", null),
				Arguments.of("UPDATE a SET b = 1; DELETE FROM c", "UPDATE a DELETE c", null, null),
				Arguments.of("gibberish from nowhere", "", null, null));
	}

	private static SqlStatement parse(String sql, SqlDialect dialect) {
		return SqlStatement.parse(sql, dialect, 2048);
	}

}
