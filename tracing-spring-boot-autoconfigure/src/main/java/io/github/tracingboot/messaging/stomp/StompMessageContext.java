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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.propagation.ExternalText;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/**
 * A message of a STOMP client while a handler works on it. The trace comes from the
 * headers of the frame.
 */
class StompMessageContext extends ReceiverContext<Message<?>> {

	private static final int MAX_DESTINATION = 256;

	private final MessageHandler handler;

	private final ContextBoundary.Crossing visit;

	StompMessageContext(Message<?> message, MessageHandler handler, ContextBoundary.Crossing visit) {
		super((carrier, name) -> NativeMessageHeaderAccessor.getFirstNativeHeader(name, carrier.getHeaders()),
				Kind.CONSUMER);
		setCarrier(message);
		this.handler = handler;
		this.visit = visit;
	}

	boolean isHandledBy(MessageHandler candidate) {
		return this.handler == candidate;
	}

	ContextBoundary.Crossing visit() {
		return this.visit;
	}

	// Chosen by the client, so it is cleaned and cut.
	static @Nullable String destination(Message<?> message) {
		String destination = SimpMessageHeaderAccessor.getDestination(message.getHeaders());
		return (destination != null) ? ExternalText.clean(destination, MAX_DESTINATION) : null;
	}

}
