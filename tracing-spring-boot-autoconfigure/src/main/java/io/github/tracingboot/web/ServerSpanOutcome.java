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

	private static final int FIRST_SERVER_ERROR = 500;

	private ServerSpanOutcome() {
	}

	static void record(Span span, int status, @Nullable Throwable error) {
		if (status > 0) {
			span.tag("http.response.status_code", status);
		}
		if (status < FIRST_SERVER_ERROR) {
			return;
		}
		if (error != null) {
			span.error(error);
			span.tag("error.type", error.getClass().getName());
		}
		else {
			SpanStatus.markFailed(span, Integer.toString(status));
		}
	}

}
