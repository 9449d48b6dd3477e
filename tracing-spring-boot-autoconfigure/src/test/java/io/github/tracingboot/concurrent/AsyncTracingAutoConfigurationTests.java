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

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationTextPublisher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsyncTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AsyncTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withUserConfiguration(AsyncConfiguration.class);

	@Test
	void shouldObserveRightBehindTheChangeOfThreadWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			List<Class<?>> advices = advices(context);
			assertThat(advices).contains(AsyncMethodInterceptor.class);
			int position = advices.indexOf(AsyncMethodInterceptor.class);
			assertThat(AsyncExecutionInterceptor.class).isAssignableFrom(advices.get(position - 1));
			assertThat(output).doesNotContain("is not eligible for getting processed");
		});
	}

	@Test
	void shouldDoNothingInAnApplicationWithoutAsynchronousMethods() {
		TracingRunner.create().run((context) -> {
			assertThat(context).doesNotHaveBean(AsyncTracingAutoConfiguration.class);
			assertThat(context).doesNotHaveBean(AsyncTracingBeanPostProcessor.class);
		});
	}

	@Test
	void shouldDoNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.async.enabled=false").run((context) -> {
			assertThat(advices(context)).doesNotContain(AsyncMethodInterceptor.class);
			assertThat(context).doesNotHaveBean(AsyncTracingBeanPostProcessor.class);
		});
	}

	@Test
	void shouldDoNothingWhenTracingIsOff() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(AsyncTracingAutoConfiguration.class));
	}

	@Test
	void shouldDoNothingWithoutAop() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(AsyncTracingAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(AsyncExecutionInterceptor.class))
			.run((context) -> assertThat(context).doesNotHaveBean(AsyncTracingAutoConfiguration.class));
	}

	@Test
	void shouldCountExecutionsUnderTheNamesThatScheduledMethodsHave() {
		this.runner.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				context.getBean(Mailer.class).send().get();
				assertThat(context.getBean(MeterRegistry.class).get("tasks.async.execution").timer().getId().getTags())
					.containsExactlyInAnyOrder(Tag.of("code.function", "send"),
							Tag.of("code.namespace", Mailer.class.getName()), Tag.of("error", "none"));
			});
	}

	@Test
	void shouldUseTheRegistryOfTheApplication() {
		ObservationRegistry registry = ObservationRegistry.create();
		List<String> lines = new CopyOnWriteArrayList<>();
		registry.observationConfig().observationHandler(new ObservationTextPublisher(lines::add));
		this.runner.withBean("users", ObservationRegistry.class, () -> registry).run((context) -> {
			context.getBean(Mailer.class).send().get();
			assertThat(lines).anyMatch((line) -> line.contains("name='tasks.async.execution'"));
		});
	}

	@Test
	void shouldHandTheExceptionToTheHandlerOfTheApplicationOnce() {
		this.runner.withUserConfiguration(HandlerConfiguration.class).run((context) -> {
			context.getBean(Mailer.class).fail();
			HandlerConfiguration handler = context.getBean(HandlerConfiguration.class);
			assertThat(handler.handled.get()).isEqualTo("fail: no stamps");
		});
	}

	@Test
	void shouldHintAtTheMethodThatHandlesErrors() {
		RuntimeHints hints = new RuntimeHints();
		new AsyncRuntimeHints().registerHints(hints, getClass().getClassLoader());
		Method method = AsyncErrorHandling.HANDLE_ERROR;
		assertThat(method).isNotNull();
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method)).accepts(hints);
	}

	private static List<Class<?>> advices(AssertableApplicationContext context) {
		Advised mailer = (Advised) context.getBean(Mailer.class);
		return Arrays.stream(mailer.getAdvisors()).<Class<?>>map((advisor) -> advisor.getAdvice().getClass()).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class AsyncConfiguration {

		@Bean
		Mailer mailer() {
			return new Mailer();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HandlerConfiguration {

		final CompletableFuture<String> handled = new CompletableFuture<>();

		@Bean
		AsyncConfigurer asyncConfigurer() {
			return new AsyncConfigurer() {
				@Override
				public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
					return (ex, method, arguments) -> HandlerConfiguration.this.handled
						.complete(method.getName() + ": " + ex.getMessage());
				}
			};
		}

	}

	static class Mailer {

		@Async
		CompletableFuture<String> send() {
			return CompletableFuture.completedFuture("sent");
		}

		@Async
		void fail() {
			throw new IllegalStateException("no stamps");
		}

	}

}
