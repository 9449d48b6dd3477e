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

import io.github.tracingboot.propagation.OutboundSetter;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

import org.springframework.integration.support.management.observation.MessageSenderContext;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessagingException;

/**
 * Continues the trace of a message that comes back to a channel on a thread that knows
 * nothing of it, as delayed messages, replies of asynchronous handlers and errors of
 * pollers do. Spring Integration would start a new one.
 */
class MessageTraceObservationHandler extends PropagatingSenderTracingObservationHandler<MessageSenderContext> {

	private final Propagator propagator;

	MessageTraceObservationHandler(Tracer tracer, Propagator propagator) {
		super(tracer, propagator);
		this.propagator = propagator;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof MessageSenderContext;
	}

	@Override
	public void onStart(MessageSenderContext context) {
		Span span = createSenderSpan(context);
		this.propagator.inject(span.context(), context.getCarrier(),
				OutboundSetter.of(context.getSetter()::set, MessageTraceObservationHandler::contains));
		getTracingContext(context).setSpan(span);
	}

	private static boolean contains(Message<?> message, String name) {
		return message.getHeaders().keySet().stream().anyMatch(name::equalsIgnoreCase);
	}

	@Override
	public Span createSenderSpan(MessageSenderContext context) {
		if (getParentSpan(context) != null) {
			return super.createSenderSpan(context);
		}
		return this.propagator.extract(messageWithTrace(context), MessageHeaderGetter.INTERNAL)
			.kind(Span.Kind.PRODUCER)
			.start();
	}

	// An error has no headers of its own but knows the message that failed.
	private static @Nullable Message<?> messageWithTrace(MessageSenderContext context) {
		Message<?> message = context.getCarrier();
		return (message != null && message.getPayload() instanceof MessagingException failure
				&& failure.getFailedMessage() != null) ? failure.getFailedMessage() : message;
	}

}
