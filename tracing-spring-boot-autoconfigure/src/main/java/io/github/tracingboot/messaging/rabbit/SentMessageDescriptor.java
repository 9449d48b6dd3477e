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

import io.github.tracingboot.messaging.MessageSpanDescriptor;
import io.micrometer.tracing.Span;

import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageSenderContext;

/**
 * Describes spans of {@code RabbitTemplate}.
 */
class SentMessageDescriptor implements MessageSpanDescriptor<RabbitMessageSenderContext> {

	@Override
	public String name(RabbitMessageSenderContext context) {
		return "send " + destination(context).lowCardinalityName();
	}

	@Override
	public String libraryName(RabbitMessageSenderContext context) {
		return context.getDestination() + " send";
	}

	@Override
	public void describe(RabbitMessageSenderContext context, Span span) {
		RabbitAttributes attributes = new RabbitAttributes(span);
		attributes.operation("send", destination(context), context.getRoutingKey());
		if (context.getCarrier() != null) {
			MessageProperties properties = context.getCarrier().getMessageProperties();
			attributes.message(properties, context.getCarrier().getBody().length);
		}
	}

	private static RabbitDestination destination(RabbitMessageSenderContext context) {
		return new RabbitDestination(context.getExchange(), context.getRoutingKey());
	}

}
