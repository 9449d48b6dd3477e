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

package io.github.tracingboot.sleuth;

import io.github.tracingboot.TracingRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cloud.sleuth.BaggageManager;
import org.springframework.cloud.sleuth.CurrentTraceContext;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.SpanNamer;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.propagation.Propagator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SleuthAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SleuthAutoConfigurationTests {

	private static final Class<?>[] API = { Tracer.class, BaggageManager.class, CurrentTraceContext.class,
			SpanCustomizer.class, Propagator.class, SpanNamer.class };

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldHaveTheBeansOfTheApiAndLeaveMicrometersAlone(CapturedOutput output) {
		this.runner.run((context) -> {
			for (Class<?> type : API) {
				assertThat(context).hasSingleBean(type);
			}
			assertThat(context).hasSingleBean(io.micrometer.tracing.Tracer.class)
				.doesNotHaveBean(SleuthSpanFilters.class)
				.doesNotHaveBean(SleuthSpanReporters.class);
		});
		assertThat(output).containsPattern("instrumented: .*sleuth api")
			.doesNotContain(" WARN ")
			.doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldBackOffFromBeansOfTheUsers() {
		this.runner.withBean(Tracer.class, () -> mock(Tracer.class))
			.withBean(CurrentTraceContext.class, () -> mock(CurrentTraceContext.class))
			.withBean(SpanCustomizer.class, () -> mock(SpanCustomizer.class))
			.withBean(Propagator.class, () -> mock(Propagator.class))
			.withBean(SpanNamer.class, () -> mock(SpanNamer.class))
			.run((context) -> {
				for (Class<?> type : API) {
					assertThat(context).hasSingleBean(type);
				}
				assertThat(context).doesNotHaveBean(SleuthTracer.class)
					.doesNotHaveBean(SleuthCurrentTraceContext.class)
					.doesNotHaveBean(CurrentSpanCustomizer.class)
					.doesNotHaveBean(SleuthPropagator.class)
					.doesNotHaveBean(SleuthSpanNamer.class);
			});
	}

	@Test
	void shouldHaveNoBeanWhenSwitchedOff(CapturedOutput output) {
		this.runner.withPropertyValues("tracing.sleuth.enabled=false").run((context) -> {
			for (Class<?> type : API) {
				assertThat(context).doesNotHaveBean(type);
			}
		});
		assertThat(output).contains("sleuth api (tracing.sleuth.enabled=false)");
	}

	@Test
	void shouldHaveNoBeanWithoutTheLibrary(CapturedOutput output) {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.cloud.sleuth"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SleuthAutoConfiguration.class));
		assertThat(output).doesNotContain("sleuth api");
	}

	@Test
	void shouldLeaveBeansThatDoNothingWhenTracingIsSwitchedOff() {
		this.runner.withPropertyValues("tracing.enabled=false").run((context) -> {
			for (Class<?> type : API) {
				assertThat(context).hasSingleBean(type);
			}
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.nextSpan().name("work").start();
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				tracer.createBaggage("tenant", "acme");
				assertThat(span.isNoop()).isTrue();
				assertThat(tracer.getAllBaggage()).isEmpty();
				assertThat(tracer.getBaggage("tenant").get()).isNull();
			}
			span.end();
			tracer.startScopedSpan("more").end();
			assertThat(tracer.currentTraceContext().wrap(() -> "done").call()).isEqualTo("done");
		});
	}

}
