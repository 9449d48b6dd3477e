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

import io.github.tracingboot.messaging.MessageSenderObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageSenderContext;

/**
 * Gives a message that a {@code RabbitTemplate} sends its span and its headers.
 */
class SentMessageObservationHandler extends MessageSenderObservationHandler<RabbitMessageSenderContext> {

	SentMessageObservationHandler(Tracer tracer, Propagator propagator) {
		super(RabbitMessageSenderContext.class, tracer, propagator, new SentMessageDescriptor());
	}

	@Override
	protected void setHeader(RabbitMessageSenderContext context, String name, String value) {
		Message message = context.getCarrier();
		if (message != null) {
			message.getMessageProperties().setHeader(name, value);
		}
	}

	@Override
	protected boolean hasHeader(RabbitMessageSenderContext context, String name) {
		return RabbitHeaders.contain(context.getCarrier(), name);
	}

}
