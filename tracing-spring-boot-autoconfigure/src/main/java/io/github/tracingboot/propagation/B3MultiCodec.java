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

import java.util.List;
import java.util.function.BiConsumer;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * B3 in several headers.
 *
 * @see <a href="https://github.com/openzipkin/b3-propagation#multiple-headers">B3,
 * multiple headers</a>
 */
final class B3MultiCodec implements SpanReader, SpanWriter {

	private static final String TRACE_ID = "X-B3-TraceId";

	private static final String SPAN_ID = "X-B3-SpanId";

	private static final String SAMPLED = "X-B3-Sampled";

	private static final String FLAGS = "X-B3-Flags";

	private static final String DEBUG = "1";

	@Override
	public List<String> headers() {
		return List.of(TRACE_ID, SPAN_ID, SAMPLED, FLAGS);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String traceId = headers.get(TRACE_ID);
		String spanId = headers.get(SPAN_ID);
		Decision decision = DEBUG.equals(headers.get(FLAGS)) ? Decision.DEBUG : Decision.of(headers.get(SAMPLED));
		return (traceId == null && spanId == null) ? decision.withoutSpan()
				: decision.span(HexIds.traceId(traceId), HexIds.spanId(spanId));
	}

	// Debug implies that it is sampled, and then only the one is sent.
	@Override
	public void write(SpanContext span, BiConsumer<String, String> headers) {
		headers.accept(TRACE_ID, span.getTraceId());
		headers.accept(SPAN_ID, span.getSpanId());
		if (CallerTraceState.isDebug(span)) {
			headers.accept(FLAGS, DEBUG);
		}
		else {
			headers.accept(SAMPLED, span.isSampled() ? "1" : "0");
		}
	}

}
