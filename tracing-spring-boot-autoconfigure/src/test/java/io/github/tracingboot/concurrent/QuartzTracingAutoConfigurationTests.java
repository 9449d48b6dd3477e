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
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.JobListener;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link QuartzTracingAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class QuartzTracingAutoConfigurationTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(QuartzAutoConfiguration.class))
		.withPropertyValues("spring.quartz.properties.org.quartz.threadPool.threadCount=1");

	@Test
	void shouldListenToTheJobsOfSpringBootsSchedulerWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(listeners(context.getBean(Scheduler.class))).hasSize(1);
			assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain(" WARN ");
		});
	}

	@Test
	void shouldListenToTheJobsOfASchedulerOfTheApplication() throws SchedulerException {
		StdSchedulerFactory factory = new StdSchedulerFactory();
		Scheduler scheduler = factory.getScheduler();
		try {
			TracingRunner.create()
				.withBean("users", Scheduler.class, () -> scheduler)
				.run((context) -> assertThat(listeners(context.getBean(Scheduler.class))).hasSize(1));
		}
		finally {
			scheduler.shutdown();
		}
	}

	@Test
	void shouldCountExecutionsByClassAlone() {
		this.runner.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				context.getBean(Scheduler.class)
					.scheduleJob(JobBuilder.newJob(EmptyJob.class).build(),
							TriggerBuilder.newTrigger().startNow().build());
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				await().until(() -> meters.find("quartz.job.execution").timer() != null);
				assertThat(meters.get("quartz.job.execution").timer().getId().getTags()).containsExactlyInAnyOrder(
						Tag.of("code.namespace", EmptyJob.class.getName()), Tag.of("error", "none"));
			});
	}

	@Test
	void shouldLeaveSchedulersAloneWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.quartz.enabled=false").run((context) -> {
			assertThat(listeners(context.getBean(Scheduler.class))).isEmpty();
			assertThat(context).doesNotHaveBean(QuartzTracingBeanPostProcessor.class);
		});
	}

	@Test
	void shouldDoNothingWhenTracingIsOff() {
		this.runner.withPropertyValues("tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(QuartzTracingAutoConfiguration.class));
	}

	@Test
	void shouldDoNothingWithoutQuartz() {
		TracingRunner.create()
			.withClassLoader(new FilteredClassLoader("org.quartz"))
			.run((context) -> assertThat(context).doesNotHaveBean(QuartzTracingAutoConfiguration.class));
	}

	private static List<JobListener> listeners(Scheduler scheduler) throws SchedulerException {
		return scheduler.getListenerManager().getJobListeners();
	}

	/**
	 * Does nothing.
	 */
	public static class EmptyJob implements Job {

		@Override
		public void execute(JobExecutionContext context) {
		}

	}

}
