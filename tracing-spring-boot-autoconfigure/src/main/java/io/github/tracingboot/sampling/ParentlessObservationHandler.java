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

import java.util.List;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import org.jspecify.annotations.Nullable;

/**
 * Takes observations that {@linkplain ParentSpanRequirement require a parent} and have
 * none away from the handlers that would start a span for them, and starts none.
 */
class ParentlessObservationHandler implements TracingObservationHandler<Observation.Context> {

	private final Tracer tracer;

	private final List<ParentSpanRequirement> requirements;

	ParentlessObservationHandler(Tracer tracer, List<ParentSpanRequirement> requirements) {
		this.tracer = tracer;
		this.requirements = requirements;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		if (context.containsKey(WithoutSpan.class)) {
			return true;
		}
		return !hasSpan(context) && isParentRequired(context) && !hasParent(context);
	}

	@Override
	public void onStart(Observation.Context context) {
		context.put(WithoutSpan.class, WithoutSpan.INSTANCE);
		// Handlers of meters insist on one.
		getTracingContext(context);
	}

	@Override
	public void onError(Observation.Context context) {
		// There is no span to fail.
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		// There is no span to have it.
	}

	@Override
	public void onScopeOpened(Observation.Context context) {
		// There is no span to make current.
	}

	@Override
	public void onScopeClosed(Observation.Context context) {
		// None was made current.
	}

	private boolean isParentRequired(Observation.Context context) {
		for (ParentSpanRequirement requirement : this.requirements) {
			if (requirement.appliesTo(context)) {
				return true;
			}
		}
		return false;
	}

	// Another handler's, when the observation was started inside a trace.
	private static boolean hasSpan(Observation.Context context) {
		TracingContext tracingContext = context.get(TracingContext.class);
		return tracingContext != null && tracingContext.getSpan() != null;
	}

	private boolean hasParent(Observation.Context context) {
		return isReal(getParentSpan(context)) || isReal(this.tracer.currentSpan());
	}

	private static boolean isReal(@Nullable Span span) {
		return span != null && !span.context().traceId().isEmpty();
	}

	private enum WithoutSpan {

		INSTANCE

	}

}
