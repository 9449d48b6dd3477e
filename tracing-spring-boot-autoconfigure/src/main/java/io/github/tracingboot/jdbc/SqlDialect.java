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

/**
 * In what the lexical rules of databases differ, as far as they decide where a literal
 * begins and ends.
 */
enum SqlDialect {

	/**
	 * MySQL and MariaDB: text between double quotes is a string, a backslash escapes,
	 * {@code #} starts a comment, and {@code --} only does before white space.
	 */
	MYSQL,

	/**
	 * Databases where double quotes enclose names, as the standard has it.
	 */
	STANDARD,

	/**
	 * Microsoft's SQL Server, where brackets enclose names, too.
	 */
	SQL_SERVER,

	/**
	 * Any other: the standard, but what stands between double quotes may be a value.
	 */
	UNKNOWN;

	static SqlDialect of(String system) {
		return switch (system) {
			case "mysql", "mariadb" -> MYSQL;
			case "postgresql", "oracle.db", "h2database", "hsqldb", "derby", "ibm.db2" -> STANDARD;
			case "microsoft.sql_server" -> SQL_SERVER;
			default -> UNKNOWN;
		};
	}

	boolean isMysql() {
		return this == MYSQL;
	}

	boolean isString(char quote) {
		return quote == '\'' || (quote == '"' && (this == MYSQL || this == UNKNOWN));
	}

	boolean isNameQuote(char quote) {
		return quote == '`' || quote == '"' || (quote == '[' && this == SQL_SERVER);
	}

}
