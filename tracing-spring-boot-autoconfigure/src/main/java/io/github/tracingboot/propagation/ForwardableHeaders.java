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

package io.github.tracingboot.propagation;

import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Which headers can be forwarded at all.
 */
final class ForwardableHeaders {

	static final String PROPERTY = "tracing.propagation.forward-headers";

	private static final String EXAMPLE = "for example 'x-request-id' or 'x-tenant-*'";

	private static final int MAX_NAME_LENGTH = 128;

	private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie",
			"set-cookie");

	private static final Set<String> CONNECTION = Set.of("connection", "keep-alive", "proxy-authenticate",
			"proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings");

	private static final Set<String> MESSAGE = Set.of("host", "content-length", "content-type", "content-encoding",
			"content-range", "accept-encoding", "expect", "range");

	private ForwardableHeaders() {
	}

	static boolean isName(String name) {
		return name.length() <= MAX_NAME_LENGTH && name.indexOf('*') == -1 && HeaderNames.isToken(name);
	}

	/**
	 * Checks what the user set.
	 * @param pattern a name, or how names begin and {@code -*}
	 */
	static void check(String pattern) {
		boolean prefix = pattern.endsWith("-*");
		String name = prefix ? pattern.substring(0, pattern.length() - 1) : pattern;
		if (!isName(name) || name.equals("-")) {
			throw invalid(pattern,
					"An entry is the name of a header, or how names begin followed by '-*', " + EXAMPLE + ".");
		}
		refuse(pattern, name, prefix, CREDENTIALS, "is a credential, meant for this service only");
		refuse(pattern, name, prefix, CONNECTION, "belongs to one connection");
		refuse(pattern, name, prefix, MESSAGE, "belongs to one request");
	}

	private static void refuse(String pattern, String name, boolean prefix, Set<String> refused, String why) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		refused.stream()
			.filter((header) -> prefix ? header.startsWith(lowerCase) : header.equals(lowerCase))
			.sorted()
			.findFirst()
			.ifPresent((header) -> {
				throw invalid(pattern, "The header '" + header + "' " + why + ". Remove '" + pattern
						+ "' or name the headers to forward, " + EXAMPLE + ".");
			});
	}

	private static InvalidConfigurationPropertyValueException invalid(String value, String reason) {
		return new InvalidConfigurationPropertyValueException(PROPERTY, value, reason);
	}

}
