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

package io.github.tracingboot.it.webflux;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leaves scopes open on threads that it does not own.
 */
@RestController
class LeakingController {

	private static final Logger logger = LoggerFactory.getLogger(LeakingController.class);

	private final Tracer tracer;

	private final ObservationRegistry observationRegistry;

	LeakingController(Tracer tracer, ObservationRegistry observationRegistry) {
		this.tracer = tracer;
		this.observationRegistry = observationRegistry;
	}

	@GetMapping("/leak/span")
	Mono<String> span() {
		this.tracer.withSpan(this.tracer.nextSpan().name("leaked").start());
		return Mono.just(Thread.currentThread().getName());
	}

	@GetMapping("/leak/observation")
	Mono<String> observation() {
		Observation.start("leaked", this.observationRegistry).openScope();
		return Mono.just(Thread.currentThread().getName());
	}

	@GetMapping("/leak/worker")
	Mono<String> worker() {
		return Mono.fromCallable(() -> {
			this.tracer.withSpan(this.tracer.nextSpan().name("leaked").start());
			return Thread.currentThread().getName();
		}).subscribeOn(Schedulers.boundedElastic());
	}

	@GetMapping("/leak/none")
	Mono<String> none() {
		return Mono.fromCallable(() -> {
			logger.info("nothing is leaked here");
			return Thread.currentThread().getName();
		}).subscribeOn(Schedulers.boundedElastic());
	}

}
