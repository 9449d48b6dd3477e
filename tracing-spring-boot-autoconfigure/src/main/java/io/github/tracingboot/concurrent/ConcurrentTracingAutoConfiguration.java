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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.task.SimpleAsyncTaskExecutorCustomizer;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the context of threads.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class,
		beforeName = "org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration")
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, ObservationRegistry.class })
public final class ConcurrentTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ContextBoundary contextBoundary(Tracer tracer, ObservationRegistry observationRegistry,
			ObjectProvider<ThreadResidue> residues) {
		return new ContextBoundary(tracer, observationRegistry, residues.orderedStream().toList());
	}

	@Bean
	StartupContributor executorsStartupContributor(ObjectProvider<ExecutorTracingBeanPostProcessor> instrumentation) {
		return (report) -> {
			ExecutorTracingBeanPostProcessor executors = instrumentation.getIfAvailable();
			report.instrumented("executors", executors != null);
			if (executors != null) {
				executors.leftAlone().forEach((name, reason) -> report.off("executor " + name, reason));
			}
		};
	}

	/**
	 * Tasks of executor and scheduler beans, and of what Spring Boot's builders build,
	 * take the submitter's context along.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.executors.enabled", matchIfMissing = true)
	static class ExecutorConfiguration {

		@Bean
		static ExecutorTracingBeanPostProcessor executorTracingBeanPostProcessor(Environment environment,
				ObjectProvider<ContextBoundary> boundary, ObjectProvider<ScheduledRuns> scheduledRuns) {
			return new ExecutorTracingBeanPostProcessor(environment, boundary, scheduledRuns);
		}

		@Bean
		ThreadPoolTaskExecutorCustomizer tracingThreadPoolTaskExecutorCustomizer(
				ExecutorTracingBeanPostProcessor instrumentation) {
			return instrumentation::decorate;
		}

		@Bean
		SimpleAsyncTaskExecutorCustomizer tracingSimpleAsyncTaskExecutorCustomizer(
				ExecutorTracingBeanPostProcessor instrumentation) {
			return instrumentation::decorate;
		}

	}

	/**
	 * Meters, for applications that have any.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MeterConfiguration {

		@Bean
		ContextBoundaryMeterBinder contextBoundaryMeterBinder(ContextBoundary boundary) {
			return new ContextBoundaryMeterBinder(boundary);
		}

	}

}
