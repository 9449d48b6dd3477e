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

package io.github.tracingboot.messaging.jms;

import io.github.tracingboot.messaging.MessageErrors;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ErrorHandler;

/**
 * Records on the span that a listener failed, which the container keeps to itself, and
 * leaves the rest to the user's error handler. Only on the span: the observation, and
 * with it the application's metrics, stays as it is.
 */
class RecordingErrorHandler implements ErrorHandler {

	private final ObservationRegistry registry;

	private final @Nullable ErrorHandler delegate;

	private final Class<?> containerType;

	RecordingErrorHandler(ObservationRegistry registry, @Nullable ErrorHandler delegate, Class<?> containerType) {
		this.registry = registry;
		this.delegate = delegate;
		this.containerType = containerType;
	}

	@Override
	public void handleError(Throwable ex) {
		record(ex);
		if (this.delegate != null) {
			this.delegate.handleError(ex);
		}
		else {
			// As the container says it, who has an error handler now.
			LogFactory.getLog(this.containerType)
				.warn("Execution of JMS message listener failed, and no ErrorHandler has been set.", ex);
		}
	}

	private void record(Throwable error) {
		Observation observation = this.registry.getCurrentObservation();
		TracingContext tracing = (observation != null) ? observation.getContextView().get(TracingContext.class) : null;
		Span span = (tracing != null) ? tracing.getSpan() : null;
		if (span != null) {
			Throwable cause = MessageErrors.unwrap(error);
			span.error(cause);
			span.tag("error.type", cause.getClass().getName());
		}
	}

}
