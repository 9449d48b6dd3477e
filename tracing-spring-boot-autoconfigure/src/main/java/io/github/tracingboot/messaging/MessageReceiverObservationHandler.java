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

package io.github.tracingboot.messaging;

import java.util.List;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.propagation.ExternalTags;
import io.github.tracingboot.propagation.InboundGetter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Continues the trace of a message. Whatever earlier work left on the thread is gone
 * before the span starts and after it ended, and no header, of whatever type or length,
 * keeps the message from being processed.
 *
 * @param <T> the type of context
 * @since 0.1.0
 */
public abstract class MessageReceiverObservationHandler<T extends ReceiverContext<?>>
		implements TracingObservationHandler<T> {

	private static final int MAX_LENGTH = 8192;

	private final Tracer tracer;

	private final Propagator propagator;

	private final ObjectProvider<ContextBoundary> boundary;

	private final Class<?> contextType;

	private final MessageSpanDescriptor<? super T> descriptor;

	private final InboundGetter<T> headers = new HeaderGetter();

	/**
	 * Creates the handler.
	 * @param contextType the type of context that it handles
	 * @param tracer the tracer
	 * @param propagator reads trace context
	 * @param boundary the border that messages cross, asked for when the first one
	 * arrives
	 * @param descriptor names and describes spans
	 */
	protected MessageReceiverObservationHandler(Class<?> contextType, Tracer tracer, Propagator propagator,
			ObjectProvider<ContextBoundary> boundary, MessageSpanDescriptor<? super T> descriptor) {
		this.contextType = contextType;
		this.tracer = tracer;
		this.propagator = propagator;
		this.boundary = boundary;
		this.descriptor = descriptor;
	}

	/**
	 * Reads a header. May throw any exception: then the message has no such header.
	 * @param context the observation's context
	 * @param name the name of the header
	 * @return the value, {@code null} if there is none
	 * @throws Exception if the header can't be read
	 */
	protected abstract @Nullable String header(T context, String name) throws Exception;

	/**
	 * Names of all headers. May throw any exception: then only headers of known names are
	 * read.
	 * @param context the observation's context
	 * @return the names
	 * @throws Exception if they can't be read
	 */
	protected abstract Iterable<String> headerNames(T context) throws Exception;

	/**
	 * Starts to build the span of a message.
	 * @param context the observation's context
	 * @return the builder of a span that continues the trace of the message if its sender
	 * is trusted, or starts one
	 */
	protected Span.Builder span(T context) {
		return this.propagator.extract(context, this.headers);
	}

	@Override
	public final boolean supportsContext(Observation.Context context) {
		return this.contextType.isInstance(context);
	}

	@Override
	public final void onStart(T context) {
		context.put(ContextBoundary.Crossing.class, this.boundary.getObject().enter());
		context.setParentObservation(null);
		Span.Builder span = span(context).kind(Span.Kind.CONSUMER);
		if (context.getRemoteServiceName() != null) {
			span.remoteServiceName(context.getRemoteServiceName());
		}
		getTracingContext(context).setSpan(span.start());
	}

	@Override
	public final void onStop(T context) {
		Span span = getRequiredSpan(context);
		tagSpan(context, span);
		this.descriptor.finish(context, span);
		// Some containers close the scope of a message after its end.
		boolean scopeOpen = getTracingContext(context).getScope() != null;
		endSpan(context, span);
		if (scopeOpen) {
			context.put(Stopped.class, Stopped.INSTANCE);
		}
		else {
			leave(context);
		}
	}

	@Override
	public final void onScopeClosed(T context) {
		TracingObservationHandler.super.onScopeClosed(context);
		// The registry goes on to remove its scope, which would look like a forgotten
		// one.
		if (context.containsKey(Stopped.class) && this.tracer.currentSpan() != null) {
			leave(context);
		}
	}

	private static void leave(Observation.Context context) {
		ContextBoundary.Crossing crossing = context.get(ContextBoundary.Crossing.class);
		if (crossing != null) {
			crossing.close();
		}
	}

	@Override
	public final Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public final void tagSpan(T context, Span span) {
		ExternalTags.add(span, context);
	}

	private final class HeaderGetter implements InboundGetter<T> {

		@Override
		public @Nullable String get(T context, String name) {
			try {
				String value = header(context, name);
				return (value != null && value.length() <= MAX_LENGTH) ? value : null;
			}
			catch (Exception ex) {
				return null;
			}
		}

		@Override
		public Iterable<String> names(T context) {
			try {
				return headerNames(context);
			}
			catch (Exception ex) {
				return List.of();
			}
		}

		@Override
		public boolean isMessage() {
			return true;
		}

	}

	private enum Stopped {

		INSTANCE

	}

}
