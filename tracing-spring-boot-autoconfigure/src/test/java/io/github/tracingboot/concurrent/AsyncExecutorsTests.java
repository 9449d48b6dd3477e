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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import io.github.tracingboot.TracingRunner;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code @Async} methods take the context along whatever executes them, unless that was
 * excluded.
 */
class AsyncExecutorsTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@ParameterizedTest
	@ValueSource(
			classes = { NoExecutor.class, AnotherExecutor.class, ExecutorOnTheSpot.class, TaskExecutorOnTheSpot.class })
	void shouldTakeTheContextAlongAndLeaveTheThreadClean(Class<?> configuration) {
		this.runner.withUserConfiguration(configuration).run((context) -> inSpan(context, (span) -> {
			Mailer mailer = context.getBean(Mailer.class);
			assertThat(mailer.traceId().join()).isEqualTo(span.context().traceId());
			assertThat(mailer.mdc().join()).isEqualTo(span.context().traceId() + " 42");
			assertThat(mailer.spanId().join()).isNotEqualTo(span.context().spanId());
		}));
	}

	@Test
	void shouldTakeTheContextAlongOnceToAnExecutorThatIsABean() {
		this.runner.withUserConfiguration(QualifiedExecutor.class)
			.run((context) -> inSpan(context,
					(span) -> assertThat(context.getBean(QualifiedMailer.class).traceId().join())
						.isEqualTo(span.context().traceId())));
	}

	@Test
	void shouldLeaveAnExcludedExecutorAlone() {
		this.runner.withUserConfiguration(QualifiedExecutor.class)
			.withPropertyValues("tracing.instrument.executors.exclude=pool")
			.run((context) -> inSpan(context,
					(span) -> assertThat(context.getBean(QualifiedMailer.class).traceId().join())
						.isNotEqualTo(span.context().traceId())));
	}

	@Test
	void shouldTakeNothingAlongWhenExecutorsAreSwitchedOff() {
		this.runner.withUserConfiguration(AnotherExecutor.class)
			.withPropertyValues("tracing.instrument.executors.enabled=false")
			.run((context) -> inSpan(context, (span) -> assertThat(context.getBean(Mailer.class).traceId().join())
				.isNotEqualTo(span.context().traceId())));
	}

	private static void inSpan(AssertableApplicationContext context, Consumer<Span> work) {
		assertThat(context).hasNotFailed();
		Tracer tracer = context.getBean(Tracer.class);
		Span span = tracer.nextSpan().start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span); MDC.MDCCloseable mdc = MDC.putCloseable("order", "42")) {
			work.accept(span);
		}
		finally {
			span.end();
		}
	}

	static class Mailer {

		private final Tracer tracer;

		Mailer(Tracer tracer) {
			this.tracer = tracer;
		}

		@Async
		CompletableFuture<String> traceId() {
			return CompletableFuture.completedFuture(this.tracer.currentSpan().context().traceId());
		}

		@Async
		CompletableFuture<String> spanId() {
			return CompletableFuture.completedFuture(this.tracer.currentSpan().context().spanId());
		}

		@Async
		CompletableFuture<String> mdc() {
			return CompletableFuture.completedFuture(MDC.get("traceId") + " " + MDC.get("order"));
		}

	}

	static class QualifiedMailer {

		private final Tracer tracer;

		QualifiedMailer(Tracer tracer) {
			this.tracer = tracer;
		}

		@Async("pool")
		CompletableFuture<String> traceId() {
			return CompletableFuture.completedFuture(this.tracer.currentSpan().context().traceId());
		}

	}

	@EnableAsync
	@Configuration(proxyBeanMethods = false)
	static class NoExecutor {

		@Bean
		static Mailer mailer(Tracer tracer) {
			return new Mailer(tracer);
		}

	}

	// Spring Boot makes no executor beside it, and Spring does not take it.
	@Configuration(proxyBeanMethods = false)
	static class AnotherExecutor extends NoExecutor {

		@Bean
		ExecutorService pool() {
			return Executors.newSingleThreadExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnusableExecutor extends AnotherExecutor {

		@Lazy
		@Bean
		ExecutorService unusablePool() {
			throw new IllegalStateException("nobody needs it");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExecutorOnTheSpot extends NoExecutor implements AsyncConfigurer {

		@Override
		public Executor getAsyncExecutor() {
			return (task) -> new Thread(task).start();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TaskExecutorOnTheSpot extends NoExecutor implements AsyncConfigurer {

		@Override
		public Executor getAsyncExecutor() {
			return new SimpleAsyncTaskExecutor("on-the-spot-");
		}

	}

	@EnableAsync
	@Configuration(proxyBeanMethods = false)
	static class QualifiedExecutor {

		@Bean
		ExecutorService pool() {
			return Executors.newSingleThreadExecutor();
		}

		@Bean
		QualifiedMailer mailer(Tracer tracer) {
			return new QualifiedMailer(tracer);
		}

	}

}
