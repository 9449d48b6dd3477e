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

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the URL of a JDBC connection says about the database, credentials and options left
 * out.
 *
 * @param system the kind of database, by a name of the semantic conventions
 * @param host the server, or the first of several, or {@code null} if there is none
 * @param port the port, or -1 if it is the usual one
 * @param namespace the name of the database, or {@code null} if it has none
 * @see <a href= "https://opentelemetry.io/docs/specs/semconv/db/database-spans/">Semantic
 * conventions for database client spans 1.37</a>
 */
record DatabaseAddress(String system, @Nullable String host, int port, @Nullable String namespace) {

	private static final String OTHER = "other_sql";

	private static final Map<String, String> SYSTEMS = Map.of("mysql", "mysql", "mariadb", "mariadb", "postgresql",
			"postgresql", "sqlserver", "microsoft.sql_server", "oracle", "oracle.db", "h2", "h2database", "hsqldb",
			"hsqldb", "derby", "derby", "db2", "ibm.db2", "sqlite", "sqlite");

	static final DatabaseAddress UNKNOWN = new DatabaseAddress(OTHER, null, -1, null);

	/**
	 * Reads a URL.
	 * @param url the URL, as the driver gives it
	 * @return what it says, without failing on any URL
	 */
	static DatabaseAddress of(@Nullable String url) {
		if (url == null || !url.startsWith("jdbc:")) {
			return UNKNOWN;
		}
		String rest = url.substring("jdbc:".length());
		String scheme = rest.substring(0, indexOfAny(rest, ":", 0));
		String system = SYSTEMS.getOrDefault(scheme, OTHER);
		int slashes = rest.indexOf("//");
		if (slashes == -1) {
			return new DatabaseAddress(system, null, -1, embeddedName(rest, scheme));
		}
		int start = slashes + 2;
		int end = indexOfAny(rest, "/?;#", start);
		String namespace = (end < rest.length() && rest.charAt(end) == '/') ? path(rest, end + 1)
				: option(rest, "databasename=");
		return withAuthority(system, firstServer(rest.substring(start, end)), namespace);
	}

	private static DatabaseAddress withAuthority(String system, String server, @Nullable String namespace) {
		int colon = server.lastIndexOf(':');
		if (colon > server.lastIndexOf(']')) {
			return new DatabaseAddress(system, nonEmpty(server.substring(0, colon)), port(server.substring(colon + 1)),
					namespace);
		}
		return new DatabaseAddress(system, nonEmpty(server), -1, namespace);
	}

	private static String firstServer(String authority) {
		String first = authority.substring(0, indexOfAny(authority, ",", 0));
		String server = first.substring(first.lastIndexOf('@') + 1);
		// (host=…,port=…) and its like, which may hold a password.
		return (server.indexOf('(') != -1 || server.indexOf('=') != -1) ? "" : server;
	}

	private static int port(String text) {
		try {
			int port = Integer.parseInt(text);
			return (port > 0 && port <= 65535) ? port : -1;
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	// h2:mem:name;options
	private static @Nullable String embeddedName(String rest, String scheme) {
		String path = rest.substring(Math.min(rest.length(), scheme.length() + 1), indexOfAny(rest, ";?", 0));
		if (path.indexOf('@') != -1) {
			return null;
		}
		return nonEmpty(path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1));
	}

	private static @Nullable String path(String rest, int start) {
		return nonEmpty(rest.substring(start, indexOfAny(rest, "?;#", start)));
	}

	private static @Nullable String option(String rest, String option) {
		int start = rest.toLowerCase(Locale.ROOT).indexOf(option);
		return (start != -1) ? path(rest, start + option.length()) : null;
	}

	private static int indexOfAny(String text, String characters, int start) {
		for (int i = start; i < text.length(); i++) {
			if (characters.indexOf(text.charAt(i)) != -1) {
				return i;
			}
		}
		return text.length();
	}

	private static @Nullable String nonEmpty(String text) {
		return text.isEmpty() ? null : text;
	}

}
