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
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for scheduled tasks: every run is a
 * trace of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ConcurrentTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean(value = ContextBoundary.class,
		name = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME)
public final class ScheduledTracingAutoConfiguration {

	@Bean
	StartupContributor scheduledStartupContributor(ObjectProvider<ScheduledRuns> runs) {
		return (report) -> report.instrumented("scheduled", runs.getIfAvailable() != null);
	}

	/**
	 * Runs of declared tasks.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.scheduled.enabled", matchIfMissing = true)
	@ImportRuntimeHints(ScheduledRuntimeHints.class)
	static class RunConfiguration {

		@Bean
		ScheduledRuns scheduledRuns(Tracer tracer, ObservationRegistry registry, ContextBoundary boundary) {
			return new ScheduledRuns(tracer, registry, boundary);
		}

		// Before the handler that takes everything.
		@Bean
		@Order(MicrometerTracingAutoConfiguration.DEFAULT_TRACING_OBSERVATION_HANDLER_ORDER - 1)
		ScheduledRunObservationHandler scheduledRunObservationHandler(Tracer tracer,
				ObjectProvider<ScheduledRuns> runs) {
			return new ScheduledRunObservationHandler(tracer, runs);
		}

		@Bean
		ScheduledTracingConfigurer scheduledTracingConfigurer(ScheduledRuns runs, BeanFactory beanFactory) {
			return new ScheduledTracingConfigurer(runs, beanFactory);
		}

		@Bean
		UserSchedulerTracingConfigurer userSchedulerTracingConfigurer(ScheduledRuns runs) {
			return new UserSchedulerTracingConfigurer(runs);
		}

		@Bean
		static ScheduledErrorHandlerBeanPostProcessor scheduledErrorHandlerBeanPostProcessor(
				ObjectProvider<ScheduledRuns> runs) {
			return new ScheduledErrorHandlerBeanPostProcessor(runs);
		}

	}

}
