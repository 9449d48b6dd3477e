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

import java.util.BitSet;
import java.util.stream.Stream;

/**
 * What can be the name of a header, and which names are taken by trace context.
 */
final class HeaderNames {

	private static final BitSet TOKEN = token();

	private static final NamePatterns TRACE_CONTEXT = NamePatterns.of("headers of trace context", Stream
		.concat(Stream.of("baggage", "jaeger-baggage", "jaeger-debug-id", "x-cloud-trace-context", "grpc-trace-bin"),
				Stream.of(Dialect.values()).flatMap((dialect) -> dialect.headerPatterns().stream()))
		.toList());

	private HeaderNames() {
	}

	/**
	 * Whether the text is a token, of which the names of headers and of baggage consist.
	 * @param text the text
	 * @return whether it is
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110</a>
	 */
	static boolean isToken(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!TOKEN.get(text.charAt(i))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	/**
	 * Whether a header of that name carries trace context, in any dialect.
	 * @param name the name
	 * @return whether it does
	 */
	static boolean isTraceContext(String name) {
		return TRACE_CONTEXT.matches(name);
	}

	private static BitSet token() {
		BitSet token = new BitSet();
		token.set('0', '9' + 1);
		token.set('A', 'Z' + 1);
		token.set('a', 'z' + 1);
		"!#$%&'*+-.^_`|~".chars().forEach(token::set);
		return token;
	}

}
