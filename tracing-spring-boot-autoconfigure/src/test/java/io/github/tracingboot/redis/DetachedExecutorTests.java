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

package io.github.tracingboot.redis;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.concurrent.CurrentContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DetachedExecutor}.
 */
class DetachedExecutorTests {

	private final ContextPropagatingTaskDecorator decorator = new ContextPropagatingTaskDecorator();

	@Test
	void shouldTakeNoTraceAlongEvenIfTheExecutorBehindItWould() {
		AtomicReference<Runnable> submitted = new AtomicReference<>();
		TracingRunner.create().run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			ObservationRegistry registry = context.getBean(ObservationRegistry.class);
			DetachedExecutor executor = new DetachedExecutor((task) -> submitted.set(this.decorator.decorate(task)),
					tracer, registry);
			Observation.createNotStarted("request", registry).observe(() -> {
				executor.execute(() -> {
					assertThat(tracer.currentSpan()).isNull();
					assertThat(registry.getCurrentObservationScope()).isNull();
				});
				assertThat(tracer.currentSpan()).isNotNull();
				assertThat(registry.getCurrentObservation()).isNotNull();
			});
			submitted.get().run();
		});
	}

	@Test
	void shouldTakeNoEntryOfTheMdcAlongOnAnExecutorThatDoes() {
		TracingRunner.create().run((context) -> {
			AtomicReference<Runnable> submitted = new AtomicReference<>();
			DetachedExecutor executor = new DetachedExecutor(CurrentContext.taskWrapping((Executor) submitted::set),
					context.getBean(Tracer.class), context.getBean(ObservationRegistry.class));
			MDC.put("customer", "of the request");
			executor.execute(() -> assertThat(MDC.get("customer")).isNull());
			assertThat(MDC.get("customer")).isEqualTo("of the request");
			MDC.remove("customer");
			submitted.get().run();
		});
	}

}
