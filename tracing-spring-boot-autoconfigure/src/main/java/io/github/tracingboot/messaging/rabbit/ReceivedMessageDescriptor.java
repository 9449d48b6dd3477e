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
import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;

/**
 * Describes spans of listeners that take one message at a time.
 */
class ReceivedMessageDescriptor implements MessageSpanDescriptor<RabbitMessageReceiverContext> {

	@Override
	public String name(RabbitMessageReceiverContext context) {
		return "process " + destination(context).lowCardinalityName();
	}

	@Override
	public String libraryName(RabbitMessageReceiverContext context) {
		return context.getSource() + " receive";
	}

	@Override
	public void describe(RabbitMessageReceiverContext context, Span span) {
		MessageProperties properties = context.getCarrier().getMessageProperties();
		RabbitAttributes attributes = new RabbitAttributes(span);
		attributes.operation("process", destination(context), properties.getReceivedRoutingKey());
		attributes.message(properties, context.getCarrier().getBody().length);
	}

	private static RabbitDestination destination(RabbitMessageReceiverContext context) {
		MessageProperties properties = context.getCarrier().getMessageProperties();
		return new RabbitDestination(properties.getReceivedExchange(), properties.getReceivedRoutingKey(),
				context.getSource());
	}

}
