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

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the operations and tables of a statement, as far as that needs no grammar: the
 * word that a statement begins with, and the names behind the few words that tables stand
 * behind. Finds none rather than a wrong one.
 */
final class SqlSummary {

	private static final int MAX_LENGTH = 255;

	private static final int MAX_NAME_LENGTH = 128;

	private static final int MAX_DEPTH = 64;

	private static final Set<String> OPERATIONS = Set.of("ALTER", "ANALYZE", "BEGIN", "CALL", "COMMIT", "CREATE",
			"DELETE", "DESCRIBE", "DROP", "EXEC", "EXECUTE", "EXPLAIN", "GRANT", "INSERT", "LOCK", "MERGE", "OPTIMIZE",
			"RELEASE", "RENAME", "REPLACE", "REVOKE", "ROLLBACK", "SAVEPOINT", "SELECT", "SET", "SHOW", "START",
			"TRUNCATE", "UNLOCK", "UPDATE", "USE", "VALUES", "WITH");

	// Behind these comes a name, perhaps after one of the modifiers.
	private static final Set<String> BEFORE_NAME = Set.of("CALL", "EXEC", "EXECUTE", "INSERT", "MERGE", "REPLACE",
			"TRUNCATE", "UPDATE");

	private static final Set<String> DEFINITIONS = Set.of("ALTER", "CREATE", "DROP");

	private static final Set<String> MODIFIERS = Set.of("DELAYED", "EXISTS", "HIGH_PRIORITY", "IF", "IGNORE", "INTO",
			"LATERAL", "LOW_PRIORITY", "NOT", "ONLY", "QUICK", "TABLE");

	private static final Set<String> AFTER_TABLES = Set.of("DUPLICATE", "EXCEPT", "FOR", "GROUP", "HAVING", "INTERSECT",
			"LIMIT", "ON", "ORDER", "RETURNING", "SET", "UNION", "VALUES", "WHERE", "WINDOW");

	private final StringBuilder summary = new StringBuilder();

	private final Set<String> operations = new LinkedHashSet<>();

	private final Set<String> tables = new LinkedHashSet<>();

	private final Set<String> commonTables = new LinkedHashSet<>();

	/** Whether the parentheses at a depth enclose a query, and its list of tables. */
	private final boolean[] query = new boolean[MAX_DEPTH];

	private final boolean[] tableList = new boolean[MAX_DEPTH];

	private int depth;

	private String verb = "";

	private boolean with;

	private boolean nameExpected;

	private boolean commonTableExpected;

	private @Nullable StringBuilder name;

	private boolean dot;

	void append(SqlToken token, SqlScanner scanner) {
		if (this.depth >= MAX_DEPTH) {
			return;
		}
		if (token == SqlToken.SYMBOL) {
			symbol(scanner.text().charAt(0));
		}
		else if (token == SqlToken.LITERAL) {
			endName();
			this.nameExpected = false;
		}
		else if (!continueName(token, scanner)) {
			endName();
			word(token, scanner.text());
		}
	}

	/**
	 * Returns the operations and tables.
	 * @return them in their order, perhaps empty
	 */
	String text() {
		endName();
		return this.summary.toString();
	}

	@Nullable String operation() {
		return (this.operations.size() == 1) ? this.operations.iterator().next() : null;
	}

	@Nullable String collection() {
		return (this.tables.size() == 1) ? this.tables.iterator().next() : null;
	}

	private void word(SqlToken token, String text) {
		String keyword = (token == SqlToken.WORD) ? text.toUpperCase(Locale.ROOT) : "";
		if (this.commonTableExpected && !keyword.equals("RECURSIVE")) {
			this.commonTables.add(unquoted(token, text));
			this.commonTableExpected = false;
		}
		else if (this.verb.isEmpty()) {
			startStatement(keyword);
		}
		else if (this.with && this.depth == 0) {
			startAfterWith(keyword);
		}
		else if (!keyword(keyword) && this.nameExpected && !MODIFIERS.contains(keyword)) {
			this.nameExpected = false;
			this.name = new StringBuilder(unquoted(token, text));
		}
	}

	private void startStatement(String keyword) {
		this.verb = OPERATIONS.contains(keyword) ? keyword : "?";
		this.with = keyword.equals("WITH");
		this.commonTableExpected = this.with;
		if (this.with) {
			return;
		}
		this.query[this.depth] = keyword.equals("SELECT") || keyword.equals("DELETE");
		this.nameExpected = BEFORE_NAME.contains(keyword);
		this.tableList[this.depth] = keyword.equals("UPDATE");
		if (OPERATIONS.contains(keyword)) {
			this.operations.add(keyword);
			add(keyword);
		}
	}

	private void startAfterWith(String keyword) {
		if (OPERATIONS.contains(keyword)) {
			startStatement(keyword);
		}
	}

	// Whether it is one of the words that matter here.
	private boolean keyword(String keyword) {
		if (keyword.equals("SELECT")) {
			this.query[this.depth] = true;
			this.tableList[this.depth] = false;
			add(keyword);
			return true;
		}
		if (isBeforeTables(keyword)) {
			this.nameExpected = true;
			this.tableList[this.depth] = true;
			return true;
		}
		if (AFTER_TABLES.contains(keyword)) {
			this.tableList[this.depth] = false;
			this.nameExpected = false;
			return true;
		}
		return isDefinition(keyword);
	}

	private boolean isBeforeTables(String keyword) {
		return switch (keyword) {
			case "FROM" -> this.query[this.depth];
			case "JOIN", "STRAIGHT_JOIN" -> this.query[this.depth] || this.verb.equals("UPDATE");
			case "USING" -> this.depth == 0 && (this.verb.equals("MERGE") || this.verb.equals("DELETE"));
			default -> false;
		};
	}

	private boolean isDefinition(String keyword) {
		if (!DEFINITIONS.contains(this.verb) || !(keyword.equals("TABLE") || keyword.equals("VIEW"))
				|| !this.tables.isEmpty()) {
			return false;
		}
		add(keyword);
		this.nameExpected = true;
		return true;
	}

	private void symbol(char symbol) {
		if (symbol == '.' && this.name != null) {
			this.dot = true;
			return;
		}
		boolean function = symbol == '(' && this.name != null && this.tableList[this.depth]
				&& !this.verb.equals("UPDATE");
		if (function) {
			this.name = null;
		}
		endName();
		this.nameExpected = symbol == ',' && this.tableList[this.depth];
		switch (symbol) {
			case '(' -> open();
			case ')' -> this.depth = Math.max(0, this.depth - 1);
			case ',' -> this.commonTableExpected = this.with && this.depth == 0;
			case ';' -> endStatement();
			default -> {
				// Operators say nothing about tables.
			}
		}
	}

	private void open() {
		this.depth++;
		if (this.depth < MAX_DEPTH) {
			this.query[this.depth] = false;
			this.tableList[this.depth] = false;
		}
	}

	private void endStatement() {
		if (this.depth == 0) {
			this.verb = "";
			this.with = false;
			this.query[0] = false;
			this.tableList[0] = false;
		}
	}

	private boolean continueName(SqlToken token, SqlScanner scanner) {
		StringBuilder current = this.name;
		if (current == null || !this.dot) {
			return false;
		}
		this.dot = false;
		if (current.length() <= MAX_NAME_LENGTH) {
			current.append('.').append(unquoted(token, scanner.text()));
		}
		return true;
	}

	private void endName() {
		StringBuilder current = this.name;
		this.name = null;
		this.dot = false;
		if (current == null || current.length() > MAX_NAME_LENGTH || this.commonTables.contains(current.toString())) {
			return;
		}
		if (!this.verb.equals("CALL") && !this.verb.startsWith("EXEC")) {
			this.tables.add(current.toString());
		}
		add(current.toString());
	}

	private void add(String part) {
		int separator = this.summary.isEmpty() ? 0 : 1;
		if (this.summary.length() + separator + part.length() <= MAX_LENGTH) {
			this.summary.append(" ", 0, separator).append(part);
		}
	}

	private static String unquoted(SqlToken token, String text) {
		return (token == SqlToken.QUOTED_NAME) ? text.substring(1, text.length() - 1) : text;
	}

}
