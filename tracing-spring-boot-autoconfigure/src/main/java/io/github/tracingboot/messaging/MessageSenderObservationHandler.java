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

import io.github.tracingboot.propagation.OutboundSetter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/**
 * Gives a message that is sent its span, and takes the trace along in its headers.
 *
 * @param <T> the type of context
 * @since 0.1.0
 */
public abstract class MessageSenderObservationHandler<T extends SenderContext<?>>
		implements TracingObservationHandler<T> {

	private final Tracer tracer;

	private final Propagator propagator;

	private final Class<?> contextType;

	private final MessageSpanDescriptor<? super T> descriptor;

	/**
	 * Creates the handler.
	 * @param contextType the type of context that it handles
	 * @param tracer the tracer
	 * @param propagator writes trace context
	 * @param descriptor names and describes spans
	 */
	protected MessageSenderObservationHandler(Class<?> contextType, Tracer tracer, Propagator propagator,
			MessageSpanDescriptor<? super T> descriptor) {
		this.contextType = contextType;
		this.tracer = tracer;
		this.propagator = propagator;
		this.descriptor = descriptor;
	}

	/**
	 * Writes a header. May throw any exception: then the message leaves without it.
	 * @param context the observation's context
	 * @param name the name of the header
	 * @param value the value
	 * @throws Exception if the message doesn't take the header
	 */
	protected abstract void setHeader(T context, String name, String value) throws Exception;

	/**
	 * Whether the application has set a header. May throw any exception: then it has not.
	 * @param context the observation's context
	 * @param name the name of the header
	 * @return whether it has
	 * @throws Exception if the headers can't be read
	 */
	protected abstract boolean hasHeader(T context, String name) throws Exception;

	@Override
	public final boolean supportsContext(Observation.Context context) {
		return this.contextType.isInstance(context);
	}

	@Override
	public final void onStart(T context) {
		Span.Builder builder = this.tracer.spanBuilder().kind(Span.Kind.PRODUCER);
		Span parent = getParentSpan(context);
		if (parent != null) {
			builder.setParent(parent.context());
		}
		if (context.getRemoteServiceName() != null) {
			builder.remoteServiceName(context.getRemoteServiceName());
		}
		Span span = builder.start();
		getTracingContext(context).setSpan(span);
		this.propagator.inject(span.context(), context, OutboundSetter
			.of((carrier, name, value) -> setHeaderIfPossible(context, name, value), this::hasReadableHeader));
	}

	@Override
	public final void onStop(T context) {
		Span span = getRequiredSpan(context);
		tagSpan(context, span);
		this.descriptor.finish(context, span);
		endSpan(context, span);
	}

	@Override
	public final Tracer getTracer() {
		return this.tracer;
	}

	private void setHeaderIfPossible(T context, String name, String value) {
		try {
			setHeader(context, name, value);
		}
		catch (Exception ex) {
			// A message without trace is better than none.
		}
	}

	private boolean hasReadableHeader(T context, String name) {
		try {
			return hasHeader(context, name);
		}
		catch (Exception ex) {
			return false;
		}
	}

}
