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
 * Counts dropped entries of baggage as meters: more than none is a sender who is hostile,
 * or a limit that is too low.
 */
class BaggageMeterBinder implements MeterBinder {

	private final BaggageDrops drops;

	BaggageMeterBinder(BaggageDrops drops) {
		this.drops = drops;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (BaggageDrops.Reason reason : BaggageDrops.Reason.values()) {
			FunctionCounter.builder("tracing.baggage.dropped", this.drops, (drops) -> drops.count(reason))
				.tag("reason", reason.tag())
				.description("Entries of baggage that were dropped, read or to be written")
				.register(registry);
		}
	}

}
