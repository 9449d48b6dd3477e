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
 * The header of Jaeger's clients: trace id, span id, the caller's parent, flags. Some of
 * them encode it as if it were a part of a URL.
 *
 * @see <a href=
 * "https://www.jaegertracing.io/docs/1.22/client-libraries/#propagation-format">Jaeger
 * 1.22, propagation format</a>
 */
final class JaegerCodec implements SpanReader, SpanWriter {

	private static final String HEADER = "uber-trace-id";

	private static final int SAMPLED = 0x01;

	private static final int DEBUG = 0x02;

	@Override
	public List<String> headers() {
		return List.of(HEADER);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String value = headers.get(HEADER);
		return (value != null) ? parse(value.replace("%3A", ":").replace("%3a", ":")) : null;
	}

	private static @Nullable Span parse(String value) {
		int traceEnd = value.indexOf(':');
		int spanEnd = value.indexOf(':', traceEnd + 1);
		int parentEnd = value.indexOf(':', spanEnd + 1);
		if (traceEnd == -1 || spanEnd == -1 || parentEnd == -1) {
			return null;
		}
		int flags = HexIds.flags(value, parentEnd + 1, value.length());
		return (flags != -1)
				? decision(flags).span(HexIds.traceId(value, 0, traceEnd), HexIds.spanId(value, traceEnd + 1, spanEnd))
				: null;
	}

	private static Decision decision(int flags) {
		if ((flags & SAMPLED) == 0) {
			return Decision.DROP;
		}
		return ((flags & DEBUG) != 0) ? Decision.DEBUG : Decision.RECORD;
	}

	@Override
	public void write(SpanContext span, BiConsumer<String, String> headers) {
		int flags = (span.isSampled() ? SAMPLED : 0) | (CallerTraceState.isDebug(span) ? DEBUG : 0);
		headers.accept(HEADER, span.getTraceId() + ":" + span.getSpanId() + ":0:" + flags);
	}

}
