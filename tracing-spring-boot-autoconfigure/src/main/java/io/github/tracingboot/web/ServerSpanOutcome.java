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

import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * Records how a request ended on its server span.
 */
final class ServerSpanOutcome {

	private ServerSpanOutcome() {
	}

	/**
	 * Records status and failure. A client error is not a failure of the server, whatever
	 * exception said it. An exception that nobody handled is one even if the response had
	 * begun as a success.
	 * @param span the server span
	 * @param status the response's status code, 0 if unknown
	 * @param error what the request ended with, if it was an exception
	 * @param handledError an exception that user code turned into the response
	 */
	static void record(Span span, int status, @Nullable Throwable error, @Nullable Throwable handledError) {
		if (status > 0) {
			span.tag("http.response.status_code", status);
		}
		if (isClientError(status)) {
			return;
		}
		Throwable cause = (error == null && isServerError(status)) ? handledError : error;
		if (cause != null) {
			span.error(cause);
			span.tag("error.type", cause.getClass().getName());
		}
		else if (isServerError(status)) {
			SpanStatus.markFailed(span, Integer.toString(status));
		}
	}

	private static boolean isClientError(int status) {
		return status >= 400 && status < 500;
	}

	private static boolean isServerError(int status) {
		return status >= 500;
	}

}
