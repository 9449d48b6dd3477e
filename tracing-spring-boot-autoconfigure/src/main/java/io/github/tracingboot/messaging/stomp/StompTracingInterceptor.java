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

import java.util.Locale;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.messaging.support.ExecutorChannelInterceptor;

/**
 * Observes what annotated methods do with the messages of STOMP clients. What the broker
 * does with them is left out.
 */
class StompTracingInterceptor implements ExecutorChannelInterceptor {

	static final String OBSERVATION = "stomp.process";

	private final ObservationRegistry observationRegistry;

	private final ContextBoundary boundary;

	StompTracingInterceptor(ObservationRegistry observationRegistry, ContextBoundary boundary) {
		this.observationRegistry = observationRegistry;
		this.boundary = boundary;
	}

	@Override
	public Message<?> beforeHandle(Message<?> message, MessageChannel channel, MessageHandler handler) {
		SimpMessageType type = SimpMessageHeaderAccessor.getMessageType(message.getHeaders());
		if ((type == SimpMessageType.MESSAGE || type == SimpMessageType.SUBSCRIBE)
				&& handler instanceof SimpAnnotationMethodMessageHandler methods
				&& isFor(methods, SimpMessageHeaderAccessor.getDestination(message.getHeaders()))) {
			start(message, handler, type);
		}
		return message;
	}

	private void start(Message<?> message, MessageHandler handler, SimpMessageType type) {
		StompMessageContext context = new StompMessageContext(message, handler, this.boundary.visit());
		Observation observation = Observation.createNotStarted(OBSERVATION, () -> context, this.observationRegistry)
			.contextualName("stomp " + type.name().toLowerCase(Locale.ROOT))
			.lowCardinalityKeyValue("messaging.system", "stomp");
		String destination = StompMessageContext.destination(message);
		if (destination != null) {
			observation.highCardinalityKeyValue("messaging.destination.name", destination);
		}
		observation.start().openScope();
	}

	@Override
	public void afterMessageHandled(Message<?> message, MessageChannel channel, MessageHandler handler,
			@Nullable Exception ex) {
		Observation.Scope scope = scope(handler);
		if (scope != null) {
			Observation observation = scope.getCurrentObservation();
			scope.close();
			if (ex != null) {
				observation.error(ex);
			}
			observation.stop();
			((StompMessageContext) observation.getContext()).visit().close();
		}
	}

	// User code may have left scopes open on top of it.
	private Observation.@Nullable Scope scope(MessageHandler handler) {
		Observation.Scope scope = this.observationRegistry.getCurrentObservationScope();
		while (scope != null && !(scope.getCurrentObservation().getContextView() instanceof StompMessageContext context
				&& context.isHandledBy(handler))) {
			scope = scope.getPreviousObservationScope();
		}
		return scope;
	}

	private static boolean isFor(SimpAnnotationMethodMessageHandler methods, @Nullable String destination) {
		if (destination == null || methods.getDestinationPrefixes().isEmpty()) {
			return destination != null;
		}
		return methods.getDestinationPrefixes().stream().anyMatch(destination::startsWith);
	}

}
