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

import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for {@code @Async} methods, in
 * applications that enable them: a span for each execution.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ConcurrentTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass(AsyncExecutionInterceptor.class)
@ConditionalOnBean(value = ContextBoundary.class, name = TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME)
public final class AsyncTracingAutoConfiguration {

	@Bean
	StartupContributor asyncStartupContributor(ObjectProvider<AsyncTracingBeanPostProcessor> processor) {
		return (report) -> report.instrumented("async", processor.getIfAvailable() != null);
	}

	/**
	 * Observes what Spring executes asynchronously.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.async.enabled", matchIfMissing = true)
	@ImportRuntimeHints(AsyncRuntimeHints.class)
	static class InterceptionConfiguration {

		@Bean
		static AsyncTracingBeanPostProcessor asyncTracingBeanPostProcessor(ObjectProvider<ObservationRegistry> registry,
				ObjectProvider<ExecutorTracingBeanPostProcessor> executors, ListableBeanFactory beanFactory) {
			return new AsyncTracingBeanPostProcessor(registry, executors, beanFactory);
		}

	}

}
