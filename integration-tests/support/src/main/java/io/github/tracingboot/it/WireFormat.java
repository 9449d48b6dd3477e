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

import java.util.Map;
import java.util.Set;

/**
 * The dialects as other services send them.
 */
public enum WireFormat {

	/**
	 * W3C Trace Context.
	 */
	W3C("traceparent"),

	/**
	 * B3 in one header.
	 */
	B3("b3"),

	/**
	 * B3 in several headers.
	 */
	B3_MULTI("X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled"),

	/**
	 * Jaeger's clients.
	 */
	JAEGER("uber-trace-id"),

	/**
	 * OpenTracing's basic tracers.
	 */
	OT("ot-tracer-traceid", "ot-tracer-spanid", "ot-tracer-sampled");

	private final Set<String> names;

	WireFormat(String... names) {
		this.names = Set.of(names);
	}

	/**
	 * Names of the headers.
	 * @return the names
	 */
	public Set<String> names() {
		return this.names;
	}

	/**
	 * Headers that a caller sends.
	 * @param caller the caller
	 * @return values by name
	 */
	public Map<String, String> headers(Caller caller) {
		return switch (this) {
			case W3C -> Map.of("traceparent", caller.traceparent());
			case B3 -> Map.of("b3", caller.traceId() + "-" + caller.spanId() + "-1");
			case B3_MULTI ->
				Map.of("X-B3-TraceId", caller.traceId(), "X-B3-SpanId", caller.spanId(), "X-B3-Sampled", "1");
			case JAEGER -> Map.of("uber-trace-id", caller.traceId() + ":" + caller.spanId() + ":0:1");
			case OT -> Map.of("ot-tracer-traceid", caller.traceId(), "ot-tracer-spanid", caller.spanId(),
					"ot-tracer-sampled", "true");
		};
	}

}
