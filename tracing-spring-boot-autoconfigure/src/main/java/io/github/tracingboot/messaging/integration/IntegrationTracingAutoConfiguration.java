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

package io.github.tracingboot.messaging.integration;

import java.util.Set;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.integration.config.IntegrationManagementConfigurer;
import org.springframework.integration.support.management.metrics.MetricsCaptor;
import org.springframework.integration.support.management.observation.MessageSenderContext;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of Spring Integration.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = OpenTelemetryTracingAutoConfiguration.class,
		before = MicrometerTracingAutoConfiguration.class,
		// It has a handler for receivers, too, which is not the user's.
		beforeName = "io.github.tracingboot.web.WebTracingAutoConfiguration")
@ConditionalOnClass(IntegrationManagementConfigurer.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, Propagator.class })
@Import(IntegrationReceiverConfiguration.class)
public final class IntegrationTracingAutoConfiguration {

	@Bean
	StartupContributor integrationStartupContributor(Environment environment,
			ObjectProvider<GatewayContextBeanPostProcessor> gateways) {
		return (report) -> {
			boolean enabled = gateways.getIfAvailable() != null;
			if (enabled && environment.getProperty(IntegrationObservations.PROPERTY, "").isEmpty()) {
				report.off("integration", IntegrationObservations.PROPERTY + " is empty or a list");
			}
			else {
				report.instrumented("integration", enabled);
			}
		};
	}

	/**
	 * What Spring Integration's own observations lack.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = IntegrationObservations.SWITCH, matchIfMissing = true)
	@ImportRuntimeHints(GatewayRuntimeHints.class)
	static class MessageTraceConfiguration {

		// Before the handler for all senders, which is of the order that follows. That
		// one would stay away if conditions saw that this is of its type.
		@Bean
		@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER - 1)
		TracingObservationHandler<MessageSenderContext> messageTraceObservationHandler(Tracer tracer,
				Propagator propagator) {
			return new MessageTraceObservationHandler(tracer, propagator);
		}

		@Bean
		static GatewayContextBeanPostProcessor gatewayContextBeanPostProcessor() {
			return new GatewayContextBeanPostProcessor();
		}

	}

	/**
	 * The application's meters, which stay as they are without tracing.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterFilter.class)
	@ConditionalOnProperty(name = IntegrationObservations.PROPERTY, havingValue = IntegrationObservations.EVERYTHING)
	static class MeterConfiguration {

		private static final Set<String> OBSERVED = Set.of("spring.integration.producer", "spring.integration.handler",
				"spring.integration.gateway");

		@Bean
		SendTimerObservationHandler integrationSendTimerObservationHandler(ObjectProvider<MetricsCaptor> metrics) {
			return new SendTimerObservationHandler(metrics);
		}

		@Bean
		MeterFilter integrationObservationMeterFilter() {
			return MeterFilter.deny((meter) -> OBSERVED.contains(meter.getName())
					|| meter.getName().endsWith(".active") && OBSERVED.contains(withoutActive(meter.getName())));
		}

		private static String withoutActive(String name) {
			return name.substring(0, name.length() - ".active".length());
		}

	}

}
