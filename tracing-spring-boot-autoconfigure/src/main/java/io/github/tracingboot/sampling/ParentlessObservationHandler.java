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
import org.jspecify.annotations.Nullable;

/**
 * Takes observations that {@linkplain ParentSpanRequirement require a parent} and have
 * none away from the handlers that would start a span for them, and starts none.
 */
class ParentlessObservationHandler extends NoSpanObservationHandler {

	private final List<ParentSpanRequirement> requirements;

	ParentlessObservationHandler(Tracer tracer, List<ParentSpanRequirement> requirements) {
		super(tracer);
		this.requirements = requirements;
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
		super.onStart(context);
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
		return isReal(getParentSpan(context)) || isReal(getTracer().currentSpan());
	}

	private static boolean isReal(@Nullable Span span) {
		return span != null && !span.context().traceId().isEmpty();
	}

	private enum WithoutSpan {

		INSTANCE

	}

}
