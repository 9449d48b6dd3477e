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

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What may be said about a statement without telling any value in it.
 *
 * @param text the statement with {@code ?} in the place of every value, comments left out
 * and lists of values shortened; empty if none is wanted
 * @param summary the operations and tables in their order, such as
 * {@code SELECT orders customers}; empty if it is no statement that anybody knows
 * @param operation the operation, or {@code null} if there are several or none is known
 * @param collection the table, or {@code null} if there is not exactly one
 */
record SqlStatement(String text, String summary, @Nullable String operation, @Nullable String collection) {

	/**
	 * How much of a statement is looked at. Behind that it may go on for megabytes.
	 */
	private static final int MAX_SCANNED = 32 * 1024;

	/**
	 * How many statements of a batch are looked at.
	 */
	private static final int MAX_STATEMENTS = 20;

	/**
	 * Reads what is executed at once.
	 * @param queries the statement, or the statements of a batch
	 * @param dialect the rules of the database
	 * @param maxLength the length from which on the text is cut
	 * @return what may be said about all of them
	 */
	static SqlStatement parse(List<String> queries, SqlDialect dialect, int maxLength) {
		Set<SqlStatement> statements = new LinkedHashSet<>();
		queries.stream().limit(MAX_STATEMENTS).forEach((query) -> statements.add(parse(query, dialect, maxLength)));
		return (queries.size() == 1) ? statements.iterator().next()
				: join(statements, maxLength, queries.size() > MAX_STATEMENTS);
	}

	/**
	 * Reads a statement.
	 * @param sql the statement
	 * @param dialect the rules of the database
	 * @param maxLength the length from which on the text is cut
	 * @return what is known about it
	 */
	static SqlStatement parse(String sql, SqlDialect dialect, int maxLength) {
		boolean cut = sql.length() > MAX_SCANNED;
		String scanned = cut ? sql.substring(0, MAX_SCANNED) : sql;
		boolean trusted = isUnambiguous(scanned, dialect);
		SqlText text = new SqlText(maxLength);
		SqlSummary summary = new SqlSummary();
		SqlScanner scanner = new SqlScanner(scanned, dialect);
		SqlToken token = scanner.next();
		while (token != SqlToken.END && (trusted || token != SqlToken.LITERAL) && token != SqlToken.UNCERTAIN) {
			text.append(token, scanner);
			summary.append(token, scanner);
			token = scanner.next();
		}
		if (token != SqlToken.END) {
			text.hideRest(scanner.isSpaced());
		}
		else if (cut) {
			text.cut();
		}
		return new SqlStatement(text.toString(), summary.text(), summary.operation(), summary.collection());
	}

	private static SqlStatement join(Set<SqlStatement> statements, int maxLength, boolean cut) {
		String text = statements.stream().map(SqlStatement::text).collect(Collectors.joining("; "));
		if (text.length() > maxLength) {
			text = text.substring(0, maxLength);
			cut = true;
		}
		return new SqlStatement((cut && !text.isEmpty()) ? text + "..." : text,
				Objects.requireNonNullElse(common(statements, SqlStatement::summary), ""),
				common(statements, SqlStatement::operation), common(statements, SqlStatement::collection));
	}

	private static @Nullable String common(Set<SqlStatement> statements,
			Function<SqlStatement, @Nullable String> property) {
		Set<@Nullable String> values = new HashSet<>();
		statements.forEach((statement) -> values.add(property.apply(statement)));
		return (values.size() == 1) ? values.iterator().next() : null;
	}

	// Once the quotes don't add up, none of the pairs before can be relied on.
	private static boolean isUnambiguous(String sql, SqlDialect dialect) {
		SqlScanner scanner = new SqlScanner(sql, dialect);
		SqlToken token = scanner.next();
		while (token != SqlToken.END && token != SqlToken.UNCERTAIN) {
			token = scanner.next();
		}
		return token == SqlToken.END;
	}

}
