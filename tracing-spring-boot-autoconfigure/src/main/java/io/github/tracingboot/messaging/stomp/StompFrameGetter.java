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

import java.util.List;
import java.util.Map;

import io.github.tracingboot.propagation.InboundGetter;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/**
 * Reads the headers of a client's frame. As STOMP says, the first one of a name counts.
 */
final class StompFrameGetter implements InboundGetter<Message<?>> {

	@Override
	public @Nullable String get(Message<?> message, String name) {
		return NativeMessageHeaderAccessor.getFirstNativeHeader(name, message.getHeaders());
	}

	@Override
	public Iterable<String> names(Message<?> message) {
		return (message.getHeaders().get(NativeMessageHeaderAccessor.NATIVE_HEADERS) instanceof Map<?, ?> headers)
				? headers.keySet().stream().map(String::valueOf).toList() : List.of();
	}

}
