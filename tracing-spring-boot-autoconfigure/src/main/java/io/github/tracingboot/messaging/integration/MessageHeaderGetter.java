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

import java.nio.charset.StandardCharsets;

import io.github.tracingboot.propagation.InboundGetter;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;

/**
 * Reads the headers of messages of Spring Integration.
 */
enum MessageHeaderGetter implements InboundGetter<Message<?>> {

	/**
	 * Messages that the application itself has sent. What came from outside had an entry.
	 */
	INTERNAL,

	/**
	 * Messages that an adapter or a gateway brings in.
	 */
	EXTERNAL;

	@Override
	public @Nullable String get(Message<?> message, String name) {
		Object value = message.getHeaders().get(name);
		if (value instanceof byte[] bytes) {
			return new String(bytes, StandardCharsets.UTF_8);
		}
		return (value != null) ? value.toString() : null;
	}

	@Override
	public Iterable<String> names(Message<?> message) {
		return message.getHeaders().keySet();
	}

	@Override
	public boolean isMessage() {
		return true;
	}

	@Override
	public boolean isInternal() {
		return this == INTERNAL;
	}

}
