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

import io.github.tracingboot.propagation.OutboundSetter;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessagePostProcessor;

/**
 * Takes the trace of a listener along in its reply, which no template sends.
 */
class ReplyTracing implements MessagePostProcessor {

	private final Tracer tracer;

	private final Propagator propagator;

	ReplyTracing(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	@Override
	public Message postProcessMessage(Message message) {
		Span span = this.tracer.currentSpan();
		if (span != null) {
			this.propagator.inject(span.context(), message,
					OutboundSetter.of((carrier, name, value) -> message.getMessageProperties().setHeader(name, value),
							RabbitHeaders::contain));
		}
		return message;
	}

}
