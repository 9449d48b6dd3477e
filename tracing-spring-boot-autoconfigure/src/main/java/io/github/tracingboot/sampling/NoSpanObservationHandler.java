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
package io.github.tracingboot.sampling;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;

/**
 * Takes observations away from the handlers that would start a span for them, and starts
 * none. Their meters stay, and what is done in them belongs to the span that is current
 * outside. To be ordered first: the first handler that supports an observation takes it.
 *
 * @since 0.1.0
 */
public abstract class NoSpanObservationHandler implements TracingObservationHandler<Observation.Context> {

	private final Tracer tracer;

	/**
	 * Creates a handler.
	 * @param tracer knows the current span
	 */
	protected NoSpanObservationHandler(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public void onStart(Observation.Context context) {
		// Handlers of meters insist on one.
		getTracingContext(context);
	}

	@Override
	public void onError(Observation.Context context) {
		// There is no span to fail.
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		// There is no span to have it.
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		// There is no span to make current.
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		// None was made current.
	}

}
