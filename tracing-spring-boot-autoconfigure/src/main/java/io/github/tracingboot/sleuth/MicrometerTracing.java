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

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

/**
 * What stands behind the beans of Sleuth's API.
 *
 * @param tracer the tracer
 * @param propagator the dialects
 * @param openBaggage the baggage to close
 */
record MicrometerTracing(Tracer tracer, Propagator propagator, OpenBaggage openBaggage) {

	/**
	 * Does nothing. For code that gets the beans while tracing is switched off.
	 * @return what does nothing
	 */
	static MicrometerTracing noop() {
		return new MicrometerTracing(Tracer.NOOP, Propagator.NOOP, new OpenBaggage(() -> ObservationRegistry.NOOP));
	}

}
