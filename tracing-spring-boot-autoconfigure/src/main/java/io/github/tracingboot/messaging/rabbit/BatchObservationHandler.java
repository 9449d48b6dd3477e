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

import java.util.List;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.messaging.MessageLinks;
import io.github.tracingboot.messaging.MessageReceiverObservationHandler;
import io.github.tracingboot.messaging.MessageSpanDescriptor;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import org.jspecify.annotations.Nullable;

import org.springframework.amqp.core.Message;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives a batch a trace of its own, with a link to the sender of each message.
 */
class BatchObservationHandler extends MessageReceiverObservationHandler<BatchReceiverContext> {

	private final MessageLinks<Message> links;

	BatchObservationHandler(Tracer tracer, Propagator propagator, ContextPropagators propagators,
			ObjectProvider<ContextBoundary> boundary) {
		super(BatchReceiverContext.class, tracer, propagator, boundary, new Descriptor());
		this.links = new MessageLinks<>(propagators, RabbitHeaders::text);
	}

	@Override
	protected @Nullable String header(BatchReceiverContext context, String name) {
		return null;
	}

	@Override
	protected Iterable<String> headerNames(BatchReceiverContext context) {
		return List.of();
	}

	@Override
	protected Span.Builder span(BatchReceiverContext context) {
		Span.Builder span = getTracer().spanBuilder().setNoParent();
		for (Link link : this.links.of(context.messages())) {
			span.addLink(link);
		}
		return span;
	}

	private static final class Descriptor implements MessageSpanDescriptor<BatchReceiverContext> {

		@Override
		public String name(BatchReceiverContext context) {
			return "process " + new RabbitDestination(context.queue()).lowCardinalityName();
		}

		@Override
		public String libraryName(BatchReceiverContext context) {
			return BatchTracingInterceptor.OBSERVATION;
		}

		@Override
		public void describe(BatchReceiverContext context, Span span) {
			new RabbitAttributes(span).operation("process", new RabbitDestination(context.queue()), null);
			span.tag("messaging.batch.message_count", context.messages().size());
		}

	}

}
