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

package io.github.tracingboot.messaging.jms;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.jakarta9.instrument.jms.JmsPublishObservationContext;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.jms.Message;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jms.core.JmsTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for messages over JMS.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = OpenTelemetryTracingAutoConfiguration.class,
		before = MicrometerTracingAutoConfiguration.class,
		// They have handlers of such types, too, which are not the user's.
		beforeName = { "io.github.tracingboot.web.WebTracingAutoConfiguration",
				"io.github.tracingboot.web.client.ClientSpanAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass({ JmsTemplate.class, Message.class })
public final class JmsTracingAutoConfiguration {

	private static final String SWITCH = "tracing.instrument.jms.enabled";

	/**
	 * Tells that what Spring needs to observe JMS is missing.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.micrometer.jakarta9.instrument.jms.JmsPublishObservationContext")
	static class MissingLibraryConfiguration {

		@Bean
		StartupContributor jmsMissingLibraryStartupContributor() {
			return (report) -> report.off("jms", "io.micrometer:micrometer-jakarta9 is not on the class path");
		}

	}

	/**
	 * Everything else.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JmsPublishObservationContext.class)
	static class LibraryConfiguration {

		@Bean
		StartupContributor jmsTracingStartupContributor(ObjectProvider<JmsContainerTracing> tracing) {
			return (report) -> report.instrumented("jms", tracing.getIfAvailable() != null);
		}

		/**
		 * What is absent when switched off.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnBooleanProperty(name = SWITCH, matchIfMissing = true)
		@ConditionalOnBean({ Tracer.class, Propagator.class })
		static class InstrumentationConfiguration {

			// Before the handlers of all other senders and receivers.
			private static final int EARLIER = 20;

			@Bean
			static JmsTemplateTracingBeanPostProcessor jmsTemplateTracingBeanPostProcessor(
					ObjectProvider<ObservationRegistry> registry) {
				return new JmsTemplateTracingBeanPostProcessor(registry);
			}

			@Bean
			JmsContainerTracing jmsContainerTracing(ListableBeanFactory beanFactory,
					ObjectProvider<ObservationRegistry> registry) {
				return new JmsContainerTracing(beanFactory, registry);
			}

			@Bean
			@ConditionalOnMissingBean(PropagatingSenderTracingObservationHandler.class)
			@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER - EARLIER)
			JmsSenderObservationHandler jmsSenderObservationHandler(Tracer tracer, Propagator propagator) {
				return new JmsSenderObservationHandler(tracer, propagator);
			}

			@Bean
			@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
			@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER - EARLIER)
			JmsReceiverObservationHandler jmsReceiverObservationHandler(Tracer tracer, Propagator propagator,
					ObjectProvider<ContextBoundary> boundary) {
				return new JmsReceiverObservationHandler(tracer, propagator, boundary);
			}

		}

	}

}
