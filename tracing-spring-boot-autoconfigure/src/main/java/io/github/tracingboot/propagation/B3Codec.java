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
 * B3 in one header: ids, then optionally a decision, then optionally the caller's parent;
 * or a decision alone.
 *
 * @see <a href="https://github.com/openzipkin/b3-propagation#single-header">B3, single
 * header</a>
 */
final class B3Codec implements SpanReader, SpanWriter {

	private static final String HEADER = "b3";

	@Override
	public List<String> headers() {
		return List.of(HEADER);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String value = headers.get(HEADER);
		if (value == null) {
			return null;
		}
		int traceEnd = value.indexOf('-');
		if (traceEnd == -1) {
			return Decision.of(value).withoutSpan();
		}
		int spanEnd = end(value, traceEnd + 1);
		int decisionEnd = end(value, spanEnd + 1);
		if (end(value, decisionEnd + 1) < value.length()) {
			return null;
		}
		String decision = (spanEnd < value.length()) ? value.substring(spanEnd + 1, decisionEnd) : null;
		return Decision.of(decision)
			.span(HexIds.traceId(value, 0, traceEnd), HexIds.spanId(value, traceEnd + 1, spanEnd));
	}

	private static int end(String value, int start) {
		int dash = value.indexOf('-', start);
		return (dash != -1) ? dash : value.length();
	}

	@Override
	public void write(SpanContext span, BiConsumer<String, String> headers) {
		String sampled = span.isSampled() ? "1" : "0";
		headers.accept(HEADER,
				span.getTraceId() + "-" + span.getSpanId() + "-" + (CallerTraceState.isDebug(span) ? "d" : sampled));
	}

}
