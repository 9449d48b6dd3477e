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

package io.github.tracingboot.it;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.tracingboot.propagation.Dialect;

/**
 * Headers as other services send and read them, written down once more: not by the code
 * that is tested.
 */
final class DialectHeaders {

	private static final int HALF = 16;

	private static final String NO_HEX = "<script>";

	private static final Caller ZERO = new Caller("0".repeat(2 * HALF), "0".repeat(HALF), "01");

	private DialectHeaders() {
	}

	/**
	 * What a caller sends.
	 * @param dialect the dialect
	 * @param caller the caller
	 * @return values by name
	 */
	static Map<String, String> of(Dialect dialect, Caller caller) {
		String traceId = caller.traceId();
		String spanId = caller.spanId();
		String sampled = caller.isSampled() ? "1" : "0";
		return switch (dialect) {
			case W3C -> Map.of("traceparent", caller.traceparent());
			case B3 -> Map.of("b3", traceId + "-" + spanId + "-" + sampled);
			case B3_MULTI -> Map.of("X-B3-TraceId", traceId, "X-B3-SpanId", spanId, "X-B3-Sampled", sampled);
			case JAEGER -> Map.of("uber-trace-id", traceId + ":" + spanId + ":0:" + sampled);
			case OT -> Map.of("ot-tracer-traceid", traceId, "ot-tracer-spanid", spanId, "ot-tracer-sampled",
					String.valueOf(caller.isSampled()));
			case XRAY -> Map.of("X-Amzn-Trace-Id", "Root=1-" + traceId.substring(0, 8) + "-" + traceId.substring(8)
					+ ";Parent=" + spanId + ";Sampled=" + sampled);
			case DATADOG -> Map.of("x-datadog-trace-id", decimal(traceId.substring(HALF)), "x-datadog-parent-id",
					decimal(spanId), "x-datadog-sampling-priority", sampled, "x-datadog-tags",
					"_dd.p.tid=" + traceId.substring(0, HALF));
		};
	}

	/**
	 * What a service sends that is in a span. OpenTracing's tracers have room for half of
	 * a trace id.
	 * @param dialect the dialect
	 * @param span the span
	 * @return values by name
	 */
	static Map<String, String> sentBy(Dialect dialect, Caller span) {
		return of(dialect, (dialect != Dialect.OT) ? span
				: new Caller(span.traceId().substring(HALF), span.spanId(), span.flags()));
	}

	/**
	 * What nobody can make a span of.
	 * @param dialect the dialect
	 * @param caller whose headers are spoilt
	 * @return headers, spoilt in several ways
	 */
	static Stream<Map<String, String>> malformed(Dialect dialect, Caller caller) {
		Map<String, String> valid = of(dialect, caller);
		String lowerHalf = decimal(caller.traceId().substring(HALF));
		return Stream.of(of(dialect, ZERO), with(valid, (value) -> NO_HEX), with(valid, (value) -> ""),
				with(valid, (value) -> value + "0".repeat(600)),
				with(valid, (value) -> value.replace(caller.spanId(), "").replace(decimal(caller.spanId()), "")),
				with(valid, (value) -> value.replace(caller.traceId().substring(0, NO_HEX.length()), NO_HEX)
					.replace(lowerHalf, NO_HEX)));
	}

	/**
	 * An entry of baggage. Dialects without a format of their own have the header of the
	 * remote field.
	 * @param dialect the dialect
	 * @param name the name of the remote field
	 * @param value the value, letters and digits
	 * @return the header
	 */
	static Map<String, String> baggage(Dialect dialect, String name, String value) {
		return switch (dialect) {
			case W3C -> Map.of("baggage", name + "=" + value);
			case JAEGER -> Map.of("uberctx-" + name, value);
			case OT -> Map.of("ot-baggage-" + name, value);
			case B3, B3_MULTI, XRAY, DATADOG -> Map.of(name, value);
		};
	}

	private static Map<String, String> with(Map<String, String> headers, UnaryOperator<String> change) {
		Map<String, String> changed = new LinkedHashMap<>(headers);
		changed.replaceAll((name, value) -> change.apply(value));
		return changed;
	}

	private static String decimal(String hex) {
		return Long.toUnsignedString(Long.parseUnsignedLong(hex, 16));
	}

}
