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
 * The headers of OpenTracing's basic tracers. They have 64 bits for the trace id, so the
 * lower half of ours is written.
 *
 * @see <a href=
 * "https://github.com/opentracing/basictracer-go/blob/v1.1.0/propagation_ot.go">OpenTracing's
 * basic tracer for Go 1.1.0</a>
 */
final class OtCodec implements SpanReader, SpanWriter {

	private static final String TRACE_ID = "ot-tracer-traceid";

	private static final String SPAN_ID = "ot-tracer-spanid";

	private static final String SAMPLED = "ot-tracer-sampled";

	@Override
	public List<String> headers() {
		return List.of(TRACE_ID, SPAN_ID, SAMPLED);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String traceId = HexIds.traceId(headers.get(TRACE_ID));
		return (traceId != null) ? Decision.of(headers.get(SAMPLED)).span(traceId, HexIds.spanId(headers.get(SPAN_ID)))
				: null;
	}

	@Override
	public void write(SpanContext span, BiConsumer<String, String> headers) {
		String lowerHalf = span.getTraceId().substring(span.getTraceId().length() / 2);
		if (HexIds.traceId(lowerHalf) != null) {
			headers.accept(TRACE_ID, lowerHalf);
			headers.accept(SPAN_ID, span.getSpanId());
			headers.accept(SAMPLED, String.valueOf(span.isSampled()));
		}
	}

}
