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

package io.github.tracingboot.sampling;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RecordingSuppression}.
 */
class RecordingSuppressionTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldNotRecordTheSpanNorAnythingBelowItWhateverTheSamplerSays() {
		this.runner.withBean(Sampler.class, Sampler::alwaysOn).run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span suppressed = RecordingSuppression.suppress(() -> tracer.nextSpan().start());
			assertThat(suppressed.isNoop()).isTrue();
			assertThat(suppressed.context().traceId()).hasSize(32);
			assertThat(suppressed.context().sampled()).isFalse();
			try (Tracer.SpanInScope scope = tracer.withSpan(suppressed)) {
				Span child = tracer.nextSpan().start();
				assertThat(child.isNoop()).isTrue();
				assertThat(child.context().traceId()).isEqualTo(suppressed.context().traceId());
				Observation.createNotStarted("observed", context.getBean(ObservationRegistry.class)).observe(() -> {
					assertThat(tracer.currentSpan()).isNotNull();
					assertThat(tracer.currentSpan().isNoop()).isTrue();
				});
			}
			assertThat(tracer.nextSpan().start().isNoop()).isFalse();
		});
	}

	@Test
	void shouldDescribeTheSamplerOfTheApplication() {
		this.runner.run((context) -> assertThat(context.getBean(SdkTracerProvider.class).getSampler().getDescription())
			.startsWith("ParentBased{root:TraceIdRatioBased{1.000000}"));
	}

}
