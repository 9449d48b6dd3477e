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

import io.github.tracingboot.messaging.InboundMessageObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.integration.support.management.observation.MessageReceiverContext;
import org.springframework.integration.support.management.observation.MessageRequestReplyReceiverContext;

/**
 * How the trace context of messages is read, unless the user's own handler does so. The
 * types of the beans hide that they are for receivers: the handler for all receivers
 * would stay away.
 */
@Configuration(proxyBeanMethods = false)
class IntegrationReceiverConfiguration {

	private static final int ORDER = MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER - 1;

	// As Spring Integration names what brings messages in.
	private static final Set<String> ADAPTERS = Set.of("message-producer", "message-source");

	@Bean
	@Order(ORDER)
	@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
	TracingObservationHandler<MessageReceiverContext> integrationHandlerObservationHandler(Tracer tracer,
			Propagator propagator) {
		return new InboundMessageObservationHandler<>(MessageReceiverContext.class,
				(context) -> !ADAPTERS.contains(context.getHandlerType()), tracer, propagator,
				MessageHeaderGetter.INTERNAL);
	}

	@Bean
	@Order(ORDER)
	@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
	TracingObservationHandler<MessageReceiverContext> integrationAdapterObservationHandler(Tracer tracer,
			Propagator propagator) {
		return new InboundMessageObservationHandler<>(MessageReceiverContext.class,
				(context) -> ADAPTERS.contains(context.getHandlerType()), tracer, propagator,
				MessageHeaderGetter.EXTERNAL);
	}

	@Bean
	@Order(ORDER)
	@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
	TracingObservationHandler<MessageRequestReplyReceiverContext> integrationGatewayObservationHandler(Tracer tracer,
			Propagator propagator) {
		return new InboundMessageObservationHandler<>(MessageRequestReplyReceiverContext.class, tracer, propagator,
				MessageHeaderGetter.EXTERNAL);
	}

}
