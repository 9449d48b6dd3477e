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

package io.github.tracingboot.propagation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts traces that were not continued as a meter.
 */
class UntrustedMeterBinder implements MeterBinder {

	private final TracingPropagator propagator;

	private final InboundContexts contexts;

	UntrustedMeterBinder(TracingPropagator propagator, InboundContexts contexts) {
		this.propagator = propagator;
		this.contexts = contexts;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("tracing.propagation.untrusted", this, UntrustedMeterBinder::count)
			.description("Requests and messages whose trace was not continued because their sender is not trusted")
			.register(registry);
	}

	private double count() {
		return this.propagator.untrusted() + this.contexts.untrusted();
	}

}
