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
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;

/**
 * Marks spans as failed where there is no exception to record, which Micrometer's
 * {@link Span} has no method for.
 *
 * @since 0.1.0
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/http/http-spans/#status">HTTP
 * span status, semantic conventions 1.37</a>
 */
public final class SpanStatus {

	private SpanStatus() {
	}

	/**
	 * Marks the span as failed and tags it with {@code error.type}.
	 * @param span the span
	 * @param errorType what failed, of low cardinality: a status code or a class name
	 */
	public static void markFailed(Span span, String errorType) {
		span.tag("error.type", errorType);
		if (span instanceof OtelSpan) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
		else {
			span.tag("error", errorType);
		}
	}

}
