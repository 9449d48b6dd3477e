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

import io.github.tracingboot.messaging.MessageSenderObservationHandler;
import io.micrometer.jakarta9.instrument.jms.JmsPublishObservationContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.jms.JMSException;
import jakarta.jms.Message;

/**
 * Gives a message that is sent its span and its properties.
 */
class JmsSenderObservationHandler extends MessageSenderObservationHandler<JmsPublishObservationContext> {

	JmsSenderObservationHandler(Tracer tracer, Propagator propagator) {
		super(JmsPublishObservationContext.class, tracer, propagator,
				new JmsSpanDescriptor<>("send", "publish", (context) -> context.getCarrier()));
	}

	@Override
	protected void setHeader(JmsPublishObservationContext context, String name, String value) throws JMSException {
		Message message = context.getCarrier();
		if (message != null) {
			JmsProperties.set(message, name, value);
		}
	}

	@Override
	protected boolean hasHeader(JmsPublishObservationContext context, String name) throws JMSException {
		Message message = context.getCarrier();
		return message != null && JmsProperties.get(message, name) != null;
	}

}
