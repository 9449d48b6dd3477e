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

package io.github.tracingboot.logging.events;

import java.util.regex.Pattern;

/**
 * Hides what is certainly a credential: user and password of URLs, and values that are
 * named like one. All patterns take linear time.
 */
class CredentialRedactor implements SpanEventRedactor {

	private static final String MASK = "******";

	private static final Pattern USER_INFO = Pattern.compile("://[^/?#\\s]*@");

	private static final Pattern COOKIE = Pattern.compile("(?i)(cookie[\"']?\\s{0,4}[=:]\\s{0,4})[^\\r\\n]+");

	private static final Pattern NAMED = Pattern
		.compile("(?i)((?:passw(?:or)?d|passphrase|pwd|secret|token|api[-_]?key|private[-_]?key|access[-_]?key"
				+ "|authorization|credentials?)[\"']?\\s{0,4}[=:]\\s{0,4}"
				+ "(?:\\[?[\"']?(?:bearer|basic|digest|negotiate|token)\\s{1,4})?)"
				+ "(?:\"[^\"\\r\\n]*+\"?|'[^'\\r\\n]*+'?|[^\\s\"',;&)}\\]]++)");

	private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s{1,4})[a-z0-9._~+/=\\-]{16,}+");

	@Override
	public String redact(String text) {
		String masked = USER_INFO.matcher(text).replaceAll("://" + MASK + "@");
		masked = COOKIE.matcher(masked).replaceAll("$1" + MASK);
		masked = NAMED.matcher(masked).replaceAll("$1" + MASK);
		return BEARER.matcher(masked).replaceAll("$1" + MASK);
	}

}
