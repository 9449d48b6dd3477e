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

package io.github.tracingboot.web;

import java.util.Set;

/**
 * HTTP methods as spans show them. All methods that no specification knows share one
 * name: what a stranger sends must not make names. Case matters, as it does in HTTP.
 *
 * @since 0.1.0
 * @see <a href= "https://opentelemetry.io/docs/specs/semconv/http/http-spans/#name">HTTP
 * spans, semantic conventions 1.37</a>
 */
public final class HttpMethods {

	private static final Set<String> KNOWN = Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST",
			"PUT", "QUERY", "TRACE");

	private HttpMethods() {
	}

	/**
	 * Whether a specification knows the method.
	 * @param method the method as sent
	 * @return whether it does
	 */
	public static boolean isKnown(String method) {
		return KNOWN.contains(method);
	}

	/**
	 * Value of the attribute {@code http.request.method}.
	 * @param method the method as sent
	 * @return the method, or {@code _OTHER} for one that is not known
	 */
	public static String attribute(String method) {
		return isKnown(method) ? method : "_OTHER";
	}

	/**
	 * What the name of a span begins with.
	 * @param method the method as sent
	 * @return the method, or {@code HTTP} for one that is not known
	 */
	public static String spanName(String method) {
		return isKnown(method) ? method : "HTTP";
	}

}
