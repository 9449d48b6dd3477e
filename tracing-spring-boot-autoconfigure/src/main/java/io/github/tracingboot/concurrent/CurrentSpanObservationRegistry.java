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

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

/**
 * A registry whose current observation always has the current span. For libraries that
 * remember the observation in which work was submitted and know nothing of spans that
 * were started by hand; on the thread that does the work neither is current any more.
 * Observations that it makes are those of the registry behind it.
 *
 * @since 0.1.0
 */
public final class CurrentSpanObservationRegistry implements ObservationRegistry {

	private final ObservationRegistry delegate;

	private final Tracer tracer;

	private final ObservationRegistry standIns = ObservationRegistry.create();

	/**
	 * Creates a registry.
	 * @param delegate the registry behind it
	 * @param tracer knows the current span
	 */
	public CurrentSpanObservationRegistry(ObservationRegistry delegate, Tracer tracer) {
		this.delegate = delegate;
		this.tracer = tracer;
		// One that handles nothing: without any, the registry makes no observations.
		this.standIns.observationConfig().observationHandler((context) -> false);
	}

	@Override
	public @Nullable Observation getCurrentObservation() {
		Observation observation = this.delegate.getCurrentObservation();
		Span span = this.tracer.currentSpan();
		if (span == null || span.context().traceId().isEmpty() || hasSpan(observation, span)) {
			return observation;
		}
		return standIn(span);
	}

	private Observation standIn(Span span) {
		Observation.Context context = new Observation.Context();
		TracingContext tracingContext = new TracingContext();
		tracingContext.setSpan(span);
		context.put(TracingContext.class, tracingContext);
		return Observation.createNotStarted("span", () -> context, this.standIns);
	}

	private static boolean hasSpan(@Nullable Observation observation, Span span) {
		if (observation == null) {
			return false;
		}
		TracingContext tracingContext = observation.getContextView().get(TracingContext.class);
		Span own = (tracingContext != null) ? tracingContext.getSpan() : null;
		return own != null && own.context().spanId().equals(span.context().spanId());
	}

	@Override
	public Observation.@Nullable Scope getCurrentObservationScope() {
		return this.delegate.getCurrentObservationScope();
	}

	@Override
	public void setCurrentObservationScope(Observation.@Nullable Scope current) {
		this.delegate.setCurrentObservationScope(current);
	}

	@Override
	public ObservationConfig observationConfig() {
		return this.delegate.observationConfig();
	}

	@Override
	public boolean isNoop() {
		return this.delegate.isNoop();
	}

}
