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
import java.util.Map;
import java.util.function.BiConsumer;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context.
 *
 * @see <a href="https://www.w3.org/TR/trace-context-2/">Trace Context level 2</a>
 */
final class W3cCodec implements SpanReader, SpanWriter {

	private static final String TRACEPARENT = "traceparent";

	private static final String TRACESTATE = "tracestate";

	private static final int SAMPLED = 0x01;

	private static final int RANDOM = 0x02;

	private static final int TRACE_ID = 3;

	private static final int SPAN_ID = 36;

	private static final int FLAGS = 53;

	private static final int LENGTH = 55;

	@Override
	public List<String> headers() {
		return List.of(TRACEPARENT, TRACESTATE);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String traceparent = headers.getSingle(TRACEPARENT);
		if (traceparent == null || !isWellFormed(traceparent)) {
			return null;
		}
		String traceId = HexIds.traceId(traceparent, TRACE_ID, SPAN_ID - 1);
		String spanId = HexIds.spanId(traceparent, SPAN_ID, FLAGS - 1);
		int flags = HexIds.flags(traceparent, FLAGS, LENGTH);
		if (traceId == null || spanId == null || flags == -1) {
			return null;
		}
		TraceFlags traceFlags = ((flags & SAMPLED) != 0) ? TraceFlags.getSampled() : TraceFlags.getDefault();
		boolean random = (flags & RANDOM) != 0 && traceparent.startsWith("00");
		return Span.wrap(SpanContext.createFromRemoteParent(traceId, spanId, traceFlags, traceState(headers, random)));
	}

	// Later versions may add fields to those of version 00.
	private static boolean isWellFormed(String traceparent) {
		if (traceparent.length() < LENGTH || HexIds.flags(traceparent, 0, 2) == -1 || traceparent.startsWith("ff")) {
			return false;
		}
		if (traceparent.length() > LENGTH && (traceparent.startsWith("00") || traceparent.charAt(LENGTH) != '-')) {
			return false;
		}
		return traceparent.charAt(TRACE_ID - 1) == '-' && traceparent.charAt(SPAN_ID - 1) == '-'
				&& traceparent.charAt(FLAGS - 1) == '-'
				&& traceparent.chars().limit(LENGTH).noneMatch((c) -> c >= 'A' && c <= 'F');
	}

	private static TraceState traceState(InboundHeaders<?> headers, boolean random) {
		Map<String, String> members = TraceStateHeader.read(headers.getAll(TRACESTATE));
		return (members.isEmpty() && !random) ? TraceState.getDefault() : new CallerTraceState(members, random, false);
	}

	@Override
	public void write(SpanContext span, BiConsumer<String, String> headers) {
		int flags = (span.isSampled() ? SAMPLED : 0) | (CallerTraceState.isRandom(span) ? RANDOM : 0);
		headers.accept(TRACEPARENT, "00-" + span.getTraceId() + "-" + span.getSpanId() + "-0" + flags);
		if (!span.getTraceState().isEmpty()) {
			headers.accept(TRACESTATE, TraceStateHeader.write(span.getTraceState().asMap()));
		}
	}

}
