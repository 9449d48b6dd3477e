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

package io.github.tracingboot.export;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * Checks the headers of a backend when the application starts, rather than with the first
 * span.
 *
 * @since 0.1.0
 */
public final class RequestHeaders {

	private RequestHeaders() {
	}

	/**
	 * Checks that headers can be sent.
	 * @param property the property that holds the headers, named when one can't be sent
	 * @param headers the headers
	 * @throws InvalidExportPropertyException if a header can't be sent
	 */
	public static void check(String property, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost"));
		headers.forEach((name, value) -> {
			try {
				request.setHeader(name, value);
			}
			catch (IllegalArgumentException ex) {
				// Without the cause: its message may repeat the value.
				throw new InvalidExportPropertyException(property + "." + FailureText.clean(name), "******",
						"This header can't be sent: its name or value is not allowed in HTTP, or the client sets it itself.",
						"Correct or remove the header.");
			}
		});
	}

}
