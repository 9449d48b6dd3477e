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

package io.github.tracingboot.messaging.jms;

import java.util.List;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.messaging.MessageReceiverObservationHandler;
import io.micrometer.jakarta9.instrument.jms.JmsProcessObservationContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Continues the trace of a message in its listener.
 */
class JmsReceiverObservationHandler extends MessageReceiverObservationHandler<JmsProcessObservationContext> {

	JmsReceiverObservationHandler(Tracer tracer, Propagator propagator, ObjectProvider<ContextBoundary> boundary) {
		super(JmsProcessObservationContext.class, tracer, propagator, boundary,
				new JmsSpanDescriptor<>("process", "process", (context) -> context.getCarrier()));
	}

	@Override
	protected @Nullable String header(JmsProcessObservationContext context, String name) throws JMSException {
		Message message = context.getCarrier();
		return (message != null) ? JmsProperties.get(message, name) : null;
	}

	@Override
	protected Iterable<String> headerNames(JmsProcessObservationContext context) throws JMSException {
		Message message = context.getCarrier();
		return (message != null) ? JmsProperties.names(message) : List.of();
	}

}
