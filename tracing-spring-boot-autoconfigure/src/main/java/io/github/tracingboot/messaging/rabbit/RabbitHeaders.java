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

import com.rabbitmq.client.LongString;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;

/**
 * Headers of a message, as far as they are text.
 */
final class RabbitHeaders {

	private static final int MAX_BYTES = 8192;

	private RabbitHeaders() {
	}

	static boolean contain(@Nullable Message message, String name) {
		return message != null
				&& message.getMessageProperties().getHeaders().keySet().stream().anyMatch(name::equalsIgnoreCase);
	}

	// Spring leaves text of more than 1024 bytes as it came.
	static @Nullable String text(Message message, String name) {
		Object value = message.getMessageProperties().getHeaders().get(name);
		if (value instanceof LongString text) {
			return (text.length() <= MAX_BYTES) ? text.toString() : null;
		}
		return (value instanceof String text) ? text : null;
	}

}
