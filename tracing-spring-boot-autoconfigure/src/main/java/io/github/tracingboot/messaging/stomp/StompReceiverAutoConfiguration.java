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

package io.github.tracingboot.messaging.stomp;

import io.github.tracingboot.messaging.InboundMessageObservationHandler;
import io.github.tracingboot.propagation.PropagatorAutoConfiguration;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for how the trace context of STOMP
 * frames is read, unless the user's own handler does so.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = PropagatorAutoConfiguration.class, before = MicrometerTracingAutoConfiguration.class,
		// It has a handler of such a type, too, which is not the user's.
		beforeName = "io.github.tracingboot.web.WebTracingAutoConfiguration")
@ConditionalOnClass(WebSocketMessageBrokerConfigurer.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnBean({ Tracer.class, Propagator.class })
public final class StompReceiverAutoConfiguration {

	// The handler for all receivers would stay away if conditions saw that this is of its
	// type.
	@Bean
	@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
	@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER - 1)
	TracingObservationHandler<StompMessageContext> stompFrameObservationHandler(Tracer tracer, Propagator propagator) {
		return new InboundMessageObservationHandler<>(StompMessageContext.class, tracer, propagator,
				new StompFrameGetter());
	}

}
