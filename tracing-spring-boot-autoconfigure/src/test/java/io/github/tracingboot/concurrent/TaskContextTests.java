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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for what tasks take along on the executors that Spring Boot builds.
 */
class TaskContextTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withPropertyValues("spring.task.execution.pool.core-size=1", "spring.task.execution.pool.max-size=1");

	@Test
	void shouldTakeTheIdsAlongAndLeaveTheWorkerClean() {
		this.runner.run((context) -> {
			List<@Nullable String> outside = new ArrayList<>();
			List<@Nullable String> inTheTask = new ArrayList<>();
			Observation.createNotStarted("request", context.getBean(ObservationRegistry.class)).observe(() -> {
				outside.add(MDC.get("traceId"));
				inTheTask.add(traceIdInATask(context));
			});
			assertThat(inTheTask).isEqualTo(outside).doesNotContainNull();
			assertThat(traceIdInATask(context)).as("of an unrelated task on the same worker").isNull();
		});
	}

	@Test
	void shouldTakeEffectBesideTheDecoratorOfTheUser() {
		List<String> decorated = new CopyOnWriteArrayList<>();
		this.runner.withBean("users", TaskDecorator.class, () -> (task) -> () -> {
			decorated.add("yes");
			task.run();
		})
			.run((context) -> Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
				.observe(() -> {
					assertThat(traceIdInATask(context)).hasSize(32).isEqualTo(MDC.get("traceId"));
					assertThat(decorated).containsExactly("yes");
				}));
	}

	@Test
	void shouldHaveTheContextInTheDecoratorOfTheUser() {
		List<@Nullable String> decorated = new CopyOnWriteArrayList<>();
		this.runner.withBean("users", TaskDecorator.class, () -> (task) -> () -> {
			decorated.add(MDC.get("traceId"));
			MDC.put("users", "entry");
			task.run();
			decorated.add(MDC.get("traceId"));
			MDC.clear();
		})
			.run((context) -> Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
				.observe(() -> {
					assertThat(inATask(context, () -> MDC.get("users"))).isEqualTo("entry");
					assertThat(inATask(context, () -> "next")).isEqualTo("next");
					await().untilAsserted(() -> assertThat(decorated).hasSize(4));
					assertThat(decorated).containsOnly(MDC.get("traceId"));
				}));
	}

	@Test
	void shouldLeaveTheExecutorsAloneWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.executors.enabled=false")
			.run((context) -> Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
				.observe(() -> assertThat(traceIdInATask(context)).isNull()));
	}

	@Test
	void shouldNotLoseASpanMadeByHandToMicrometersDecorator() {
		this.runner.withBean("users", ContextPropagatingTaskDecorator.class, ContextPropagatingTaskDecorator::new)
			.run((context) -> Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
				.observe(() -> {
					Tracer tracer = context.getBean(Tracer.class);
					Span byHand = tracer.nextSpan().start();
					try (Tracer.SpanInScope scope = tracer.withSpan(byHand)) {
						assertThat(inATask(context, () -> MDC.get("spanId"))).isEqualTo(byHand.context().spanId());
					}
				}));
	}

	private static @Nullable String traceIdInATask(AssertableApplicationContext context) {
		return inATask(context, () -> MDC.get("traceId"));
	}

	private static @Nullable String inATask(AssertableApplicationContext context, Callable<@Nullable String> task) {
		Future<@Nullable String> future = context.getBean(AsyncTaskExecutor.class).submit(task);
		try {
			return future.get(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException | ExecutionException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
