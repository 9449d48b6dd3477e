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

package io.github.tracingboot.sleuth;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;

/**
 * Observations that stand for a span which somebody else begins and ends. Reactor carries
 * observations from thread to thread, and none but the current one is the parent of
 * others.
 * <p>
 * They are not started, and belong to a registry of their own: there is no second span
 * and no meter.
 */
final class SpanObservations {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final DefaultTracingObservationHandler handler;

	SpanObservations(MicrometerTracing tracing) {
		this.handler = new DefaultTracingObservationHandler(tracing.tracer());
		this.registry.observationConfig().observationHandler(this.handler).observationHandler(tracing.openBaggage());
	}

	/**
	 * Returns an observation in whose scope the span is current.
	 * @param span the span
	 * @return the observation, to be neither started nor stopped
	 */
	Observation of(Span span) {
		Observation observation = Observation.createNotStarted("span", this.registry);
		this.handler.getTracingContext(observation.getContext()).setSpan(span);
		return observation;
	}

}
