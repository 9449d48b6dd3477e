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

import io.github.tracingboot.sampling.PartialParent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says on whether its trace is recorded.
 */
enum Decision {

	/**
	 * It is.
	 */
	RECORD,

	/**
	 * It is, and backends are asked to keep it.
	 */
	DEBUG,

	/**
	 * It is not.
	 */
	DROP,

	/**
	 * Nothing: the receiver decides.
	 */
	NONE;

	/**
	 * Reads the values of B3, to which those of other dialects are close.
	 * @param value the value
	 * @return the decision, {@link #NONE} if the value is none of B3
	 */
	static Decision of(@Nullable String value) {
		if (value == null) {
			return NONE;
		}
		return switch (value) {
			case "1", "true", "True", "TRUE" -> RECORD;
			case "0", "false", "False", "FALSE" -> DROP;
			case "d" -> DEBUG;
			default -> NONE;
		};
	}

	/**
	 * The span of a caller that decided so.
	 * @param traceId the trace id
	 * @param spanId the span id
	 * @return the span, {@code null} without ids
	 */
	@Nullable Span span(@Nullable String traceId, @Nullable String spanId) {
		if (traceId == null || spanId == null) {
			return null;
		}
		TraceState state = (this != DEBUG) ? TraceState.getDefault() : CallerTraceState.DEBUG;
		TraceFlags flags = (this != DROP) ? TraceFlags.getSampled() : TraceFlags.getDefault();
		SpanContext context = SpanContext.createFromRemoteParent(traceId, spanId, flags, state);
		return (this != NONE) ? Span.wrap(context) : PartialParent.undecided(context);
	}

	/**
	 * The decision of a caller that sent no span.
	 * @return a span without ids, {@code null} if there is no decision either
	 */
	@Nullable Span withoutSpan() {
		return (this != NONE) ? PartialParent.decided(this != DROP) : null;
	}

}
