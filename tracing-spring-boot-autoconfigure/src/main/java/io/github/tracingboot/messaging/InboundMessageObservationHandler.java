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
import java.util.function.Predicate;

import io.github.tracingboot.propagation.InboundGetter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Handles observations of messages as Micrometer does, but reads their headers by a
 * getter that knows more than that of the observation's context.
 *
 * @param <T> the type of context
 * @param <C> the type of message
 * @since 0.1.0
 */
public final class InboundMessageObservationHandler<T extends ReceiverContext<C>, C>
		extends PropagatingReceiverTracingObservationHandler<T> {

	private final Class<T> contextType;

	private final Predicate<? super T> supported;

	/**
	 * Creates the handler.
	 * @param contextType the type of context that it handles
	 * @param tracer the tracer
	 * @param propagator reads trace context
	 * @param getter reads headers
	 */
	public InboundMessageObservationHandler(Class<T> contextType, Tracer tracer, Propagator propagator,
			InboundGetter<C> getter) {
		this(contextType, (context) -> true, tracer, propagator, getter);
	}

	/**
	 * Creates the handler.
	 * @param contextType the type of context that it handles
	 * @param supported which contexts of that type it handles
	 * @param tracer the tracer
	 * @param propagator reads trace context
	 * @param getter reads headers
	 */
	public InboundMessageObservationHandler(Class<T> contextType, Predicate<? super T> supported, Tracer tracer,
			Propagator propagator, InboundGetter<C> getter) {
		super(tracer, new GetterReplacingPropagator<>(propagator, getter));
		this.contextType = contextType;
		this.supported = supported;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.contextType.isInstance(context) && this.supported.test(this.contextType.cast(context));
	}

	private static final class GetterReplacingPropagator<M> implements Propagator {

		private final Propagator delegate;

		private final InboundGetter<M> getter;

		private GetterReplacingPropagator(Propagator delegate, InboundGetter<M> getter) {
			this.delegate = delegate;
			this.getter = getter;
		}

		@Override
		public List<String> fields() {
			return this.delegate.fields();
		}

		@Override
		public <A> void inject(TraceContext context, @Nullable A carrier, Setter<A> setter) {
			this.delegate.inject(context, carrier, setter);
		}

		@Override
		@SuppressWarnings("unchecked")
		public <A> Span.Builder extract(@Nullable A carrier, Getter<A> ignored) {
			return this.delegate.extract((M) carrier, this.getter);
		}

	}

}
