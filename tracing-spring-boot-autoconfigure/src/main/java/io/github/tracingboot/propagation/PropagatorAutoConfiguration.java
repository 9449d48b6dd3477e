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

import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link Propagator}, which
 * what receives and sends asks for.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { PropagationAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class },
		before = MicrometerTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ OtelPropagator.class, Tracer.class, ContextPropagators.class })
@ConditionalOnSingleCandidate(Propagator.class)
public final class PropagatorAutoConfiguration {

	@Bean
	@Primary // Spring Boot's stands beside it
	TracingPropagator tracingPropagator(ContextPropagators propagators, Tracer tracer, InboundTrust trust,
			ObjectProvider<BaggageTags> baggageTags, ObjectProvider<SpanBaggage> spanBaggage) {
		return new TracingPropagator(propagators, tracer, trust, baggageTags.getIfAvailable(),
				spanBaggage.getIfAvailable(SpanBaggage::local));
	}

}
