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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.messaging.MessageReceiverObservationHandler;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.rabbit.support.micrometer.RabbitMessageReceiverContext;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Continues the trace of a message in its listener.
 */
class ReceivedMessageObservationHandler extends MessageReceiverObservationHandler<RabbitMessageReceiverContext> {

	ReceivedMessageObservationHandler(Tracer tracer, Propagator propagator, ObjectProvider<ContextBoundary> boundary) {
		super(RabbitMessageReceiverContext.class, tracer, propagator, boundary, new ReceivedMessageDescriptor());
	}

	@Override
	protected @Nullable String header(RabbitMessageReceiverContext context, String name) {
		return RabbitHeaders.text(context.getCarrier(), name);
	}

	@Override
	protected Iterable<String> headerNames(RabbitMessageReceiverContext context) {
		return context.getCarrier().getMessageProperties().getHeaders().keySet();
	}

}
