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
package io.github.tracingboot.jdbc;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.r2dbc.proxy.observation.QueryContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link R2dbcTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class R2dbcTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldMakeASpanInsideATrace(CapturedOutput output) {
		this.runner.run((context) -> assertThat(queryHasSpan(context)).isTrue());
		assertThat(output).containsPattern("instrumented: [^;]*r2dbc")
			.doesNotContain("is not eligible for getting processed");
	}

	@Test
	void shouldMakeNoSpanWhenSwitchedOff(CapturedOutput output) {
		this.runner.withPropertyValues("tracing.instrument.r2dbc.enabled=false")
			.run((context) -> assertThat(queryHasSpan(context)).isFalse());
		assertThat(output).contains("r2dbc (tracing.instrument.r2dbc.enabled=false)");
	}

	@Test
	void shouldBeAbsentWithoutTheProxyOfR2dbc() {
		this.runner.withClassLoader(new FilteredClassLoader(QueryContext.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(R2dbcTracingAutoConfiguration.class));
	}

	private static boolean queryHasSpan(ApplicationContext context) {
		ObservationRegistry registry = context.getBean(ObservationRegistry.class);
		Tracer tracer = context.getBean(Tracer.class);
		QueryContext query = new QueryContext();
		query.getQueries().add("select 1");
		return Boolean.TRUE.equals(Observation.createNotStarted("request", registry).observe(() -> {
			String parent = tracer.currentSpan().context().spanId();
			return Observation.createNotStarted("r2dbc.query", () -> query, registry)
				.observe(() -> !tracer.currentSpan().context().spanId().equals(parent));
		}));
	}

}
