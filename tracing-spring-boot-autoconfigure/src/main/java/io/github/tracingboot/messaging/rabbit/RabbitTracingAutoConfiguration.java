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

package io.github.tracingboot.messaging.rabbit;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.ContextPropagators;

import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ListableBeanFactory;
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

/**
 * {@link EnableAutoConfiguration Auto-configuration} for messages over RabbitMQ.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = OpenTelemetryTracingAutoConfiguration.class,
		before = MicrometerTracingAutoConfiguration.class,
		// They have handlers of such types, too, which are not the user's.
		beforeName = { "io.github.tracingboot.web.WebTracingAutoConfiguration",
				"io.github.tracingboot.web.client.ClientSpanAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass(RabbitTemplate.class)
public final class RabbitTracingAutoConfiguration {

	@Bean
	StartupContributor rabbitTracingStartupContributor(ObjectProvider<ListenerContainerTracing> tracing) {
		return (report) -> report.instrumented("rabbit", tracing.getIfAvailable() != null);
	}

	/**
	 * What is absent when switched off.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = RabbitObservationDefaults.SWITCH, matchIfMissing = true)
	@ConditionalOnBean({ Tracer.class, Propagator.class })
	static class InstrumentationConfiguration {

		@Bean
		static RabbitTracingBeanPostProcessor rabbitTracingBeanPostProcessor(Environment environment,
				ObjectProvider<BatchTracingInterceptor> batches) {
			return new RabbitTracingBeanPostProcessor(environment, batches);
		}

		@Bean
		FailedBatches failedRabbitBatches(ObjectProvider<Tracer> tracer) {
			return new FailedBatches(tracer);
		}

		@Bean
		BatchTracingInterceptor rabbitBatchTracingInterceptor(ObjectProvider<ObservationRegistry> registry,
				FailedBatches failures) {
			return new BatchTracingInterceptor(registry, failures);
		}

		@Bean
		ReplyTracing rabbitReplyTracing(Tracer tracer, Propagator propagator) {
			return new ReplyTracing(tracer, propagator);
		}

		@Bean
		ListenerContainerTracing rabbitListenerContainerTracing(ListableBeanFactory beanFactory,
				ObjectProvider<ReplyTracing> replies, FailedBatches failures) {
			return new ListenerContainerTracing(beanFactory, replies, failures);
		}

	}

	/**
	 * How messages become spans, unless the user's own handlers say so.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = RabbitObservationDefaults.SWITCH, matchIfMissing = true)
	@ConditionalOnBean({ Tracer.class, Propagator.class })
	static class SpanConfiguration {

		// Before the handlers of all other senders and receivers.
		private static final int EARLIER = 10;

		@Bean
		@ConditionalOnMissingBean(PropagatingSenderTracingObservationHandler.class)
		@Order(MicrometerTracingAutoConfiguration.SENDER_TRACING_OBSERVATION_HANDLER_ORDER - EARLIER)
		SentMessageObservationHandler rabbitSentMessageObservationHandler(Tracer tracer, Propagator propagator) {
			return new SentMessageObservationHandler(tracer, propagator);
		}

		@Bean
		@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
		@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER - EARLIER)
		ReceivedMessageObservationHandler rabbitReceivedMessageObservationHandler(Tracer tracer, Propagator propagator,
				ObjectProvider<ContextBoundary> boundary) {
			return new ReceivedMessageObservationHandler(tracer, propagator, boundary);
		}

		@Bean
		@ConditionalOnBean(ContextPropagators.class)
		@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
		@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER - EARLIER)
		BatchObservationHandler rabbitBatchObservationHandler(Tracer tracer, Propagator propagator,
				ContextPropagators propagators, ObjectProvider<ContextBoundary> boundary) {
			return new BatchObservationHandler(tracer, propagator, propagators, boundary);
		}

	}

}
