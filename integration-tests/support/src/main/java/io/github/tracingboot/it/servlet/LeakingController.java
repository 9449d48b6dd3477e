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

package io.github.tracingboot.it.servlet;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Opens scopes and forgets to close them.
 */
@RestController
class LeakingController {

	private final ObjectProvider<Tracer> tracer;

	private final ObservationRegistry observationRegistry;

	LeakingController(ObjectProvider<Tracer> tracer, ObservationRegistry observationRegistry) {
		this.tracer = tracer;
		this.observationRegistry = observationRegistry;
	}

	@SuppressWarnings("MustBeClosedChecker")
	@GetMapping("/leaks-span")
	String leaksSpan() {
		Tracer tracer = this.tracer.getObject();
		Span span = tracer.nextSpan().name("left open").start();
		tracer.withSpan(span);
		span.end();
		return span.context().traceId();
	}

	@GetMapping("/leaks-observation")
	String leaksObservation() {
		Observation observation = Observation.start("left.open", this.observationRegistry);
		observation.openScope();
		observation.stop();
		return "left open";
	}

}
