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

package io.github.tracingboot.messaging.kafka;

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.propagation.InboundTrust;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.ContextPropagators;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of Spring Kafka.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { ConcurrentTracingAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
				OpenTelemetryTracingAutoConfiguration.class },
		beforeName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnClass(KafkaTemplate.class)
public final class KafkaTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	RecordScopes noopRecordScopes() {
		return (record, action) -> action.run();
	}

	@Bean
	StartupContributor kafkaTracingStartupContributor(ObjectProvider<KafkaConsumption> consumption) {
		return (report) -> report.instrumented("kafka", consumption.getIfAvailable() != null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.kafka.enabled", matchIfMissing = true)
	@ConditionalOnBean({ Tracer.class, ObservationRegistry.class, ContextBoundary.class, Propagator.class,
			ContextPropagators.class })
	static class InstrumentationConfiguration {

		@Bean
		KafkaConsumption kafkaConsumption(ContextBoundary boundary, Tracer tracer,
				ObservationRegistry observationRegistry, ContextPropagators propagators, InboundTrust trust) {
			return new KafkaConsumption(boundary, tracer, observationRegistry,
					new RecordTraces(propagators.getTextMapPropagator(), trust));
		}

		@Bean
		static KafkaTracingBeanPostProcessor kafkaTracingBeanPostProcessor(Environment environment,
				ObjectProvider<KafkaConsumption> consumption, ObjectProvider<ObservationRegistry> registries,
				ObjectProvider<KafkaAdmin> admins) {
			return new KafkaTracingBeanPostProcessor(environment, consumption, registries, admins);
		}

		@Bean
		RegisteredContainersTracing registeredKafkaContainersTracing(
				ObjectProvider<KafkaListenerEndpointRegistry> registries,
				KafkaTracingBeanPostProcessor instrumentation) {
			return new RegisteredContainersTracing(registries, instrumentation);
		}

		@Bean
		SentRecordHeaders sentKafkaRecordHeaders() {
			return new SentRecordHeaders();
		}

		@Bean
		KafkaSpanFilter kafkaSpanFilter() {
			return new KafkaSpanFilter();
		}

		@Bean
		@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
		BatchSpanObservationHandler kafkaBatchSpanObservationHandler(Tracer tracer, Propagator propagator) {
			return new BatchSpanObservationHandler(tracer, propagator);
		}

		@Bean
		@ConditionalOnMissingBean
		RecordScopes recordScopes(ObservationRegistry observationRegistry) {
			return (record, action) -> new BatchRecordContext(record).observation(observationRegistry).observe(action);
		}

	}

}
