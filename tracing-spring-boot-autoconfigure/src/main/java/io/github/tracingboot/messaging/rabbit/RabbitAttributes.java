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

import io.github.tracingboot.propagation.ExternalTags;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.MessageProperties;

/**
 * Sets the attributes of a span that has to do with RabbitMQ.
 */
class RabbitAttributes {

	private final Span span;

	RabbitAttributes(Span span) {
		this.span = span;
	}

	void operation(String operation, RabbitDestination destination, @Nullable String routingKey) {
		this.span.tag("messaging.system", "rabbitmq");
		this.span.tag("messaging.operation.name", operation);
		this.span.tag("messaging.operation.type", operation);
		this.span.tag("messaging.destination.name", destination.name());
		ExternalTags.add(this.span, "messaging.rabbitmq.destination.routing_key", routingKey);
	}

	void message(MessageProperties properties, int bodySize) {
		ExternalTags.add(this.span, "messaging.message.id", properties.getMessageId());
		ExternalTags.add(this.span, "messaging.message.conversation_id", properties.getCorrelationId());
		this.span.tag("messaging.message.body.size", bodySize);
	}

}
