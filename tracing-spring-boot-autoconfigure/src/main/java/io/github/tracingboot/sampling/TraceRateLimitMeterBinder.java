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

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Counts traces that the limit refused as a meter.
 */
class TraceRateLimitMeterBinder implements MeterBinder {

	private final TraceRateLimit limit;

	TraceRateLimitMeterBinder(TraceRateLimit limit) {
		this.limit = limit;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("tracing.sampling.limited", this.limit, TraceRateLimit::refused)
			.description("New traces that were not recorded because there were too many in a second")
			.register(registry);
	}

}
