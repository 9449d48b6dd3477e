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

import java.util.Locale;
import java.util.function.Supplier;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.extension.trace.propagation.B3Propagator;
import io.opentelemetry.extension.trace.propagation.JaegerPropagator;
import io.opentelemetry.extension.trace.propagation.OtTracePropagator;

/**
 * A way to write trace context into headers.
 *
 * @since 0.1.0
 */
public enum Dialect {

	/**
	 * W3C Trace Context: traceparent and tracestate.
	 */
	W3C(W3CTraceContextPropagator::getInstance),

	/**
	 * B3 in one header: b3.
	 */
	B3(B3Propagator::injectingSingleHeader),

	/**
	 * B3 in several headers: X-B3-TraceId and its siblings.
	 */
	B3_MULTI(B3Propagator::injectingMultiHeaders),

	/**
	 * Jaeger's clients: uber-trace-id.
	 */
	JAEGER(JaegerPropagator::getInstance),

	/**
	 * OpenTracing's basic tracers: ot-tracer-traceid and its siblings.
	 */
	OT(OtTracePropagator::getInstance);

	private final Supplier<TextMapPropagator> propagator;

	Dialect(Supplier<TextMapPropagator> propagator) {
		this.propagator = propagator;
	}

	TextMapPropagator propagator() {
		return this.propagator.get();
	}

	/**
	 * Name of the dialect in configuration.
	 * @return the name, such as {@code b3-multi}
	 */
	public String configurationName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
