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

package io.github.tracingboot.batch;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.batch.core.job.AbstractJob;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of Spring Batch. Jobs
 * and steps that are beans are observed by Spring Boot; this is about the rest.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = MicrometerTracingAutoConfiguration.class)
@ConditionalOnClass(AbstractJob.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, ObservationRegistry.class })
public final class BatchTracingAutoConfiguration {

	private static final String SWITCH = "tracing.instrument.batch.enabled";

	@Bean
	StartupContributor batchStartupContributor(ObjectProvider<BatchSpanNames> names) {
		return (report) -> report.instrumented("batch", names.getIfAvailable() != null);
	}

	/**
	 * Spans of launches, jobs and steps.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
	static class SpanConfiguration {

		@Bean
		static BatchObservationBeanPostProcessor batchObservationBeanPostProcessor(
				ObjectProvider<ObservationRegistry> observationRegistry) {
			return new BatchObservationBeanPostProcessor(observationRegistry);
		}

		@Bean
		BatchSpanNames batchSpanNames() {
			return new BatchSpanNames();
		}

		// The first handler that supports an observation takes it.
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		@ConditionalOnBooleanProperty(name = "tracing.instrument.batch-items.enabled", havingValue = false,
				matchIfMissing = true)
		SpanlessObservationHandler itemObservationHandler(Tracer tracer) {
			return new SpanlessObservationHandler(tracer, "spring.batch.item.");
		}

	}

	/**
	 * What Spring Boot has observed stays measured and gets no span.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = SWITCH, havingValue = false)
	static class NoSpanConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		SpanlessObservationHandler batchObservationHandler(Tracer tracer) {
			return new SpanlessObservationHandler(tracer, "spring.batch.");
		}

	}

}
