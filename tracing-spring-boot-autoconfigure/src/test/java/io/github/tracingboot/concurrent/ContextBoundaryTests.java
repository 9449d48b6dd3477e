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

package io.github.tracingboot.concurrent;

import java.util.List;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.context.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ContextBoundary}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ContextBoundaryTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@AfterEach
	void leaveTheThreadClean() {
		Context.root().makeCurrent();
		MDC.clear();
	}

	@Test
	void shouldLeaveAloneWhatIsClean() {
		this.runner.run((context) -> {
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			try (ContextBoundary.Crossing crossing = boundary.enter()) {
				assertClean(context);
			}
			assertThat(boundary.repairs()).isZero();
		});
	}

	@Test
	void shouldTakeNothingForATraceWhenTheTracerDoesNothing() {
		ContextBoundary boundary = new ContextBoundary(Tracer.NOOP, ObservationRegistry.create(), List.of());
		boundary.enter().close();
		boundary.visit().close();
		assertThat(boundary.repairs()).isZero();
	}

	@Test
	void shouldHideASpanThatEarlierWorkLeftOpen() {
		this.runner.run((context) -> {
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			Tracer tracer = context.getBean(Tracer.class);
			tracer.withSpan(tracer.nextSpan().start());
			assertThat(MDC.get("traceId")).isNotNull();
			try (ContextBoundary.Crossing crossing = boundary.enter()) {
				assertClean(context);
				Span next = tracer.nextSpan().start();
				assertThat(next.context().parentId()).isNull();
			}
			assertThat(boundary.repairs()).isOne();
		});
	}

	@Test
	void shouldRepairWhatTheWorkLeavesOpen(CapturedOutput output) {
		this.runner.run((context) -> {
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			for (int i = 0; i < 3; i++) {
				try (ContextBoundary.Crossing crossing = boundary.enter()) {
					Observation.start("left open", registry).openScope();
				}
				assertClean(context);
			}
			assertThat(boundary.repairs()).isEqualTo(3);
		});
		assertThat(output).containsOnlyOnce("still carried a trace after its work");
	}

	@Test
	void shouldRemoveIdsThatSomeoneElsePutIntoTheMdc() {
		this.runner.run((context) -> {
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
			try (ContextBoundary.Crossing crossing = boundary.enter()) {
				assertClean(context);
			}
			assertThat(boundary.repairs()).isOne();
		});
	}

	@Test
	void shouldLeaveTheContextThatAVisitorBrought() {
		this.runner.run((context) -> {
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			Tracer tracer = context.getBean(Tracer.class);
			Span brought = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(brought)) {
				try (ContextBoundary.Crossing crossing = boundary.visit()) {
					assertThat(tracer.currentSpan()).isEqualTo(brought);
				}
				assertThat(tracer.currentSpan()).isEqualTo(brought);
			}
			assertThat(boundary.repairs()).isZero();
		});
	}

	@Test
	void shouldPutBackTheContextThatAVisitorBrought() {
		this.runner.run((context) -> {
			ContextBoundary boundary = context.getBean(ContextBoundary.class);
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			Tracer tracer = context.getBean(Tracer.class);
			Span brought = tracer.nextSpan().start();
			try (Tracer.SpanInScope scope = tracer.withSpan(brought)) {
				try (ContextBoundary.Crossing crossing = boundary.visit()) {
					Observation.start("left open", registry).openScope();
				}
				assertThat(tracer.currentSpan().context().spanId()).isEqualTo(brought.context().spanId());
				assertThat(registry.getCurrentObservationScope()).isNull();
				assertThat(MDC.get("spanId")).isEqualTo(brought.context().spanId());
			}
			assertThat(boundary.repairs()).isOne();
		});
	}

	@Test
	void shouldCountRepairsAsAMeter() {
		this.runner.run((context) -> {
			MeterRegistry registry = new SimpleMeterRegistry();
			context.getBean(ContextBoundaryMeterBinder.class).bindTo(registry);
			Tracer tracer = context.getBean(Tracer.class);
			tracer.withSpan(tracer.nextSpan().start());
			context.getBean(ContextBoundary.class).enter().close();
			assertThat(registry.get("tracing.context.repairs").functionCounter().count()).isEqualTo(1);
		});
	}

	@Test
	void shouldDoWithoutMeters() {
		this.runner.withClassLoader(new FilteredClassLoader(MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(ContextBoundary.class)
				.doesNotHaveBean(ContextBoundaryMeterBinder.class));
	}

	@Test
	void shouldBackOffWithoutTracing() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ContextBoundary.class));
	}

	private static void assertClean(AssertableApplicationContext context) {
		assertThat(context.getBean(Tracer.class).currentSpan()).isNull();
		assertThat(context.getBean(ObservationRegistry.class).getCurrentObservationScope()).isNull();
		assertThat(MDC.get("traceId")).isNull();
		assertThat(MDC.get("spanId")).isNull();
	}

}
