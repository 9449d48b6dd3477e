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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tracingboot.TracingRunner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ScheduledTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ScheduledTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withUserConfiguration(SchedulingConfiguration.class);

	@Test
	void shouldTraceRunsWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(ScheduledRuns.class);
			assertThat(context.getBean(Job.class).traceIds()).hasSizeGreaterThan(1)
				.doesNotContain("none")
				.doesNotHaveDuplicates();
			assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain(" WARN ");
		});
	}

	@Test
	void shouldDoNothingInAnApplicationWithoutScheduledTasks() {
		TracingRunner.create().run((context) -> {
			assertThat(context).doesNotHaveBean(ScheduledTracingAutoConfiguration.class);
			assertThat(context).doesNotHaveBean(ScheduledTracingConfigurer.class);
		});
	}

	@Test
	void shouldLeaveSchedulingToSpringBootWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.scheduled.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ScheduledRuns.class)
				.doesNotHaveBean(ScheduledTracingConfigurer.class)
				.doesNotHaveBean(UserSchedulerTracingConfigurer.class)
				.doesNotHaveBean(ScheduledErrorHandlerBeanPostProcessor.class)
				.doesNotHaveBean(ScheduledRunObservationHandler.class));
	}

	@Test
	void shouldDoNothingWhenTracingIsOff() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ScheduledTracingAutoConfiguration.class));
	}

	@Test
	void shouldMakeNoSpansWhenTheApplicationDeniesSpringsObservation() {
		this.runner.withPropertyValues("management.observations.enable.tasks.scheduled=false")
			.run((context) -> assertThat(context.getBean(Job.class).traceIds()).containsOnly("none"));
	}

	@Test
	void shouldTraceRunsOnASchedulerThatTheApplicationSets() {
		this.runner.withBean("users", SchedulingConfigurer.class, () -> (registrar) -> {
			SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
			scheduler.start();
			registrar.setTaskScheduler(scheduler);
		})
			.run((context) -> assertThat(context.getBean(Job.class).traceIds()).doesNotContain("none")
				.doesNotHaveDuplicates());
	}

	@Test
	void shouldGiveTheMeterSpringsNameAndTags() {
		this.runner.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				assertThat(context.getBean(Job.class).traceIds()).isNotEmpty();
				assertThat(context.getBean(MeterRegistry.class).find("tasks.scheduled.execution").timers())
					.singleElement()
					.satisfies((timer) -> assertThat(timer.getId().getTags()).extracting(Tag::getKey)
						.containsExactlyInAnyOrder("code.function", "code.namespace", "error", "exception", "outcome"));
			});
	}

	@Test
	void shouldHintAtTheFieldsWithErrorHandlers() {
		RuntimeHints hints = new RuntimeHints();
		new ScheduledRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(SchedulerErrorHandling.schedulers()).hasSize(3).allSatisfy((type) -> {
			assertThat(ReflectionUtils.findField(type, "errorHandler")).isNotNull();
			assertThat(RuntimeHintsPredicates.reflection().onFieldAccess(type, "errorHandler")).accepts(hints);
		});
	}

	@Test
	void shouldSeeWhetherASchedulerHasAHandlerOfTheApplication() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		assertThat(SchedulerErrorHandling.logsAndSuppresses(scheduler)).isTrue();
		scheduler.setErrorHandler((ex) -> {
		});
		assertThat(SchedulerErrorHandling.logsAndSuppresses(scheduler)).isFalse();
		SimpleAsyncTaskScheduler stopped = new SimpleAsyncTaskScheduler();
		stopped.stop();
		assertThat(SchedulerErrorHandling.logsAndSuppresses(stopped)).isFalse();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class SchedulingConfiguration {

		@Bean
		Job job() {
			return new Job();
		}

	}

	static class Job {

		private final List<String> traceIds = new CopyOnWriteArrayList<>();

		@Scheduled(fixedRate = 10)
		void run() {
			String traceId = MDC.get("traceId");
			this.traceIds.add((traceId != null) ? traceId : "none");
		}

		List<String> traceIds() {
			await().atMost(Duration.ofSeconds(60)).until(() -> this.traceIds.size() > 2);
			return List.copyOf(this.traceIds);
		}

	}

}
