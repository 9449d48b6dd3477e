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

package io.github.tracingboot.web;

import java.util.List;
import java.util.Map;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InboundTraces}.
 */
class InboundTracesTests {

	@Test
	void shouldStartNoTraceOfARequestThatIsDenied() {
		assertThat(start((name, context) -> false)).isNull();
		assertThat(start((name, context) -> true)).isNotNull();
	}

	@Test
	void shouldLeaveFailuresToWhereTheApplicationCanHandleThem() {
		assertThat(start((name, context) -> {
			throw new IllegalStateException("test");
		})).isNull();
	}

	@Test
	void shouldStartNoTraceWithoutIds() {
		assertThat(start(Tracer.NOOP, Propagator.NOOP, (name, context) -> true)).isNull();
	}

	private static @Nullable InboundTrace start(ObservationPredicate predicate) {
		io.opentelemetry.api.trace.Tracer delegate = SdkTracerProvider.builder().build().get("test");
		return start(new OtelTracer(delegate, new OtelCurrentTraceContext(), (event) -> {
		}), new OtelPropagator(ContextPropagators.noop(), delegate), predicate);
	}

	private static @Nullable InboundTrace start(Tracer tracer, Propagator propagator, ObservationPredicate predicate) {
		InboundTraces traces = new InboundTraces(tracer, propagator,
				new ObservedRequests("http.server.requests", List.of(predicate)), new ExcludedPaths(List::of), null);
		return traces.start(Map.<String, String>of(), (headers, name) -> headers.get(name), "GET", "/",
				new Observation.Context());
	}

}
