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

import java.util.List;
import java.util.stream.IntStream;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code tracing.sampling.traces-per-second}.
 */
class TracesPerSecondTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final ApplicationContextRunner runner = TracingRunner.create();

	private final ApplicationContextRunner none = this.runner
		.withPropertyValues("tracing.sampling.traces-per-second=0");

	@Test
	void shouldRecordEveryTraceWithoutALimit() {
		this.runner.run((context) -> assertThat(traces(context.getBean(Tracer.class), 1000))
			.allSatisfy((span) -> assertThat(span.context().sampled()).isTrue()));
	}

	// As many again would need a second to pass while they begin.
	@Test
	void shouldRecordAsManyNewTracesAsTheLimitSays() {
		this.runner.withPropertyValues("tracing.sampling.traces-per-second=10").run((context) -> {
			List<Span> traces = traces(context.getBean(Tracer.class), 20);
			assertThat(traces.subList(0, 10)).allSatisfy((span) -> assertThat(span.context().sampled()).isTrue());
			assertThat(traces).allSatisfy((span) -> assertThat(span.context().traceId()).hasSize(32));
		});
	}

	@Test
	void shouldNotRecordWhatIsBelowASpanThatTheLimitRefused() {
		this.none.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span refused = tracer.nextSpan().start();
			assertThat(refused.context().sampled()).isFalse();
			Span child = tracer.nextSpan(refused).start();
			assertThat(child.context().sampled()).isFalse();
			assertThat(child.context().traceId()).isEqualTo(refused.context().traceId());
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void shouldLeaveTheDecisionOfACallerAlone(boolean sampled) {
		this.none.run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Span received = tracer
				.nextSpan(tracer.spanBuilder()
					.setParent(tracer.traceContextBuilder()
						.traceId(TRACE_ID)
						.spanId("00f067aa0ba902b7")
						.sampled(sampled)
						.build())
					.start())
				.start();
			assertThat(received.context().sampled()).isEqualTo(sampled);
		});
	}

	@Test
	void shouldLimitTracesWhoseCallerLeftTheDecisionOpen() {
		this.none.run((context) -> {
			io.opentelemetry.api.trace.Span caller = PartialParent
				.undecided(io.opentelemetry.api.trace.SpanContext.createFromRemoteParent(TRACE_ID, "00f067aa0ba902b7",
						io.opentelemetry.api.trace.TraceFlags.getSampled(),
						io.opentelemetry.api.trace.TraceState.getDefault()));
			try (Scope scope = Context.root().with(caller).makeCurrent()) {
				Span received = context.getBean(Tracer.class).nextSpan().start();
				assertThat(received.context().sampled()).isFalse();
				assertThat(received.context().traceId()).isEqualTo(TRACE_ID);
			}
		});
	}

	@Test
	void shouldNotSpendTheLimitOnTracesThatTheSamplerDropped() {
		this.runner.withBean(Sampler.class, Sampler::alwaysOff)
			.withPropertyValues("tracing.sampling.traces-per-second=1")
			.run((context) -> {
				traces(context.getBean(Tracer.class), 5);
				assertThat(context.getBean(TraceRateLimit.class).refused()).isZero();
			});
	}

	@Test
	void shouldCountRefusedTracesInAMeter() {
		this.none.run((context) -> {
			traces(context.getBean(Tracer.class), 5);
			SimpleMeterRegistry meters = new SimpleMeterRegistry();
			context.getBean(TraceRateLimitMeterBinder.class).bindTo(meters);
			assertThat(meters.get("tracing.sampling.limited").functionCounter().count()).isEqualTo(5);
		});
	}

	@Test
	void shouldSayTheLimitAtStart() {
		this.runner.withPropertyValues("tracing.sampling.traces-per-second=100")
			.run((context) -> assertThat(SamplerDescription.of(context.getBean(SdkTracerProvider.class).getSampler()))
				.isEqualTo("probability 1.0 for new traces and as the caller decided for others, "
						+ "at most 100 new traces per second"));
	}

	@Test
	void shouldFailForANegativeLimit() {
		this.runner.withPropertyValues("tracing.sampling.traces-per-second=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tracing.sampling.traces-per-second")
				.hasMessageContaining("-1"));
	}

	private static List<Span> traces(Tracer tracer, int number) {
		return IntStream.range(0, number).mapToObj((i) -> tracer.spanBuilder().setNoParent().start()).toList();
	}

}
