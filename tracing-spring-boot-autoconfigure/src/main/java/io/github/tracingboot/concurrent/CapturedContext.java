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

package io.github.tracingboot.concurrent;

import java.util.Set;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.contextpropagation.ObservationAwareBaggageThreadLocalAccessor;
import io.micrometer.tracing.contextpropagation.ObservationAwareSpanThreadLocalAccessor;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * All of a thread's context: the MDC, the values of the thread-locals that are registered
 * with Micrometer's context propagation, the current observation, and OpenTelemetry's
 * context, which holds the span, even one that no observation made, and the baggage.
 * Immutable; may be made current on several threads at a time.
 */
final class CapturedContext {

	/**
	 * Keys of what is carried as the observation and as OpenTelemetry's context.
	 */
	private static final Set<Object> TRACE = Set.of(ObservationThreadLocalAccessor.KEY,
			ObservationAwareSpanThreadLocalAccessor.KEY, ObservationAwareBaggageThreadLocalAccessor.KEY);

	private static final ContextSnapshotFactory OTHERS = ContextSnapshotFactory.builder()
		.captureKeyPredicate((key) -> !TRACE.contains(key))
		.build();

	private static final CapturedContext EMPTY = new CapturedContext(MdcEntries.none(), null, null, Context.root());

	private final MdcEntries mdc;

	private final @Nullable ContextSnapshot others;

	private final @Nullable Observation observation;

	private final Context context;

	private CapturedContext(MdcEntries mdc, @Nullable ContextSnapshot others, @Nullable Observation observation,
			Context context) {
		this.mdc = mdc;
		this.others = others;
		this.observation = observation;
		this.context = context;
	}

	static CapturedContext empty() {
		return EMPTY;
	}

	/**
	 * Captures the context of the current thread.
	 * @return the context
	 */
	static CapturedContext capture() {
		return new CapturedContext(MdcEntries.capture(), OTHERS.captureAll(),
				ThreadState.observations().getCurrentObservation(), Context.current());
	}

	/**
	 * Makes it the context of the current thread. The observation comes before
	 * OpenTelemetry's context, as opening its scope makes its own span current.
	 * @return what takes it off the thread again, on the same thread
	 */
	@SuppressWarnings("MustBeClosedChecker") // closed by the scope
	Scope makeCurrent() {
		Scope scope = new Scope();
		try {
			this.mdc.makeCurrent();
			scope.others = (this.others != null) ? this.others.setThreadLocals() : null;
			scope.observation = openObservation();
			scope.context = this.context.makeCurrent();
			return scope;
		}
		catch (RuntimeException | Error ex) {
			scope.close();
			throw ex;
		}
	}

	private Observation.@Nullable Scope openObservation() {
		if (this.observation == ThreadState.observations().getCurrentObservation()) {
			return null;
		}
		if (this.observation == null) {
			ThreadState.observations().setCurrentObservationScope(null);
			return null;
		}
		return this.observation.openScope();
	}

	/**
	 * The stay of a context on a thread. Leaves to {@link ThreadState} what a task did
	 * not close.
	 */
	static final class Scope implements AutoCloseable {

		private ContextSnapshot.@Nullable Scope others;

		private Observation.@Nullable Scope observation;

		private io.opentelemetry.context.@Nullable Scope context;

		private Scope() {
		}

		@Override
		public void close() {
			try {
				if (this.context != null) {
					this.context.close();
				}
				if (this.observation != null) {
					this.observation.close();
				}
			}
			finally {
				if (this.others != null) {
					this.others.close();
				}
			}
		}

	}

}
