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
import org.quartz.Scheduler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Quartz jobs: every execution is
 * a trace of its own.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ConcurrentTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass({ Scheduler.class, SchedulerFactoryBean.class })
@ConditionalOnBean(ContextBoundary.class)
public final class QuartzTracingAutoConfiguration {

	@Bean
	StartupContributor quartzStartupContributor(ObjectProvider<QuartzTracingBeanPostProcessor> processor) {
		return (report) -> report.instrumented("quartz", processor.getIfAvailable() != null);
	}

	/**
	 * Executions of jobs.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.quartz.enabled", matchIfMissing = true)
	static class ListenerConfiguration {

		@Bean
		static QuartzTracingBeanPostProcessor quartzTracingBeanPostProcessor(
				ObjectProvider<ObservationRegistry> registry, ObjectProvider<ContextBoundary> boundary) {
			return new QuartzTracingBeanPostProcessor(registry, boundary);
		}

	}

}
