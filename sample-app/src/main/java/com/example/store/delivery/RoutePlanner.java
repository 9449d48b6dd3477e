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

package com.example.store.delivery;

import java.util.Arrays;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.Tracer.SpanInScope;

import org.springframework.stereotype.Component;

/**
 * Finds the smallest vehicle for a parcel. Its work shows in the trace as a span made by
 * hand.
 */
@Component
class RoutePlanner {

	private final Tracer tracer;

	RoutePlanner(Tracer tracer) {
		this.tracer = tracer;
	}

	Vehicle vehicleFor(int weightInKg) {
		Span span = this.tracer.nextSpan().name("plan route").tag("parcel.weight", weightInKg).start();
		try (SpanInScope scope = this.tracer.withSpan(span)) {
			return smallestFor(weightInKg);
		}
		catch (RuntimeException ex) {
			span.error(ex);
			throw ex;
		}
		finally {
			span.end();
		}
	}

	private Vehicle smallestFor(int weightInKg) {
		return Arrays.stream(Vehicle.values())
			.filter((vehicle) -> vehicle.carries(weightInKg))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No vehicle carries " + weightInKg + " kg"));
	}

}
