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

package io.github.tracingboot.messaging.rabbit;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ErrorHandler;

/**
 * Remembers, between a batch that failed and the container's error handler, which runs
 * next on the same thread, whose batch it was.
 */
class FailedBatches {

	private final ThreadLocal<@Nullable Failure> failure = new ThreadLocal<>();

	private final ObjectProvider<Tracer> tracer;

	FailedBatches(ObjectProvider<Tracer> tracer) {
		this.tracer = tracer;
	}

	void add(Throwable error, Observation observation) {
		TracingContext tracing = observation.getContextView().get(TracingContext.class);
		if (tracing != null) {
			this.failure.set(new Failure(error, tracing));
		}
	}

	// In the context of the batch, if it is a batch that failed.
	void handle(Throwable error, ErrorHandler handler) {
		Failure failure = this.failure.get();
		this.failure.remove();
		Tracer tracer = this.tracer.getIfUnique();
		if (failure == null || failure.error() != error || tracer == null) {
			handler.handleError(error);
			return;
		}
		try (Tracer.SpanInScope scope = tracer.withSpan(failure.tracing().getSpan())) {
			handler.handleError(error);
		}
	}

	private record Failure(Throwable error, TracingContext tracing) {
	}

}
