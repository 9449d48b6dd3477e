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
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A way to write trace context into headers.
 *
 * @since 0.1.0
 */
public enum Dialect {

	/**
	 * W3C Trace Context: traceparent and tracestate.
	 */
	W3C(new W3cCodec(), "traceparent", "tracestate"),

	/**
	 * B3 in one header: b3.
	 */
	B3(new B3Codec(), "b3"),

	/**
	 * B3 in several headers: X-B3-TraceId and its siblings.
	 */
	B3_MULTI(new B3MultiCodec(), "x-b3-*"),

	/**
	 * Jaeger's clients: uber-trace-id.
	 */
	JAEGER(new JaegerCodec(), "uber-trace-id", "uberctx-*"),

	/**
	 * OpenTracing's basic tracers: ot-tracer-traceid and its siblings.
	 */
	OT(new OtCodec(), "ot-tracer-*", "ot-baggage-*"),

	/**
	 * AWS X-Ray: X-Amzn-Trace-Id.
	 */
	XRAY(new XRayCodec(), "x-amzn-trace-id"),

	/**
	 * Datadog: x-datadog-trace-id and its siblings. Is read only.
	 */
	DATADOG(new DatadogReader(), null, "x-datadog-*");

	private final SpanReader reader;

	private final @Nullable SpanWriter writer;

	private final List<String> headerPatterns;

	<C extends SpanReader & SpanWriter> Dialect(C codec, String... headerPatterns) {
		this(codec, codec, headerPatterns);
	}

	Dialect(SpanReader reader, @Nullable SpanWriter writer, String... headerPatterns) {
		this.reader = reader;
		this.writer = writer;
		this.headerPatterns = List.of(headerPatterns);
	}

	SpanReader reader() {
		return this.reader;
	}

	@Nullable SpanWriter writer() {
		return this.writer;
	}

	/**
	 * Patterns for the names of all headers of the dialect, those of its baggage and
	 * those that are not used here included.
	 * @return the patterns, in lower case
	 */
	List<String> headerPatterns() {
		return this.headerPatterns;
	}

	/**
	 * Name of the dialect in configuration.
	 * @return the name, such as {@code b3-multi}
	 */
	public String configurationName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
