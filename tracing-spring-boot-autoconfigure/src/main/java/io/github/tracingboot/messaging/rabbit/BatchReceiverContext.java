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

import java.util.List;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;

/**
 * Context of the observation of a batch of messages.
 */
class BatchReceiverContext extends ReceiverContext<List<Message>> {

	private final List<Message> messages;

	BatchReceiverContext(List<Message> messages) {
		super((carrier, key) -> null);
		this.messages = messages;
		setCarrier(messages);
		setRemoteServiceName("RabbitMQ");
		addLowCardinalityKeyValues(KeyValues.of("messaging.destination.name", String.valueOf(queue())));
	}

	List<Message> messages() {
		return this.messages;
	}

	final @Nullable String queue() {
		return this.messages.isEmpty() ? null : this.messages.get(0).getMessageProperties().getConsumerQueue();
	}

}
