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

package io.github.tracingboot.concurrent;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.support.ScheduledTaskObservationContext;
import org.springframework.util.function.SingletonSupplier;

/**
 * Gives Spring's observation of a scheduled method the span that the run began with. Only
 * the span: the observation, and with it the application's metrics, stays as it is.
 */
class ScheduledRunObservationHandler extends DefaultTracingObservationHandler {

	private final SingletonSupplier<ScheduledRuns> runs;

	// The runs need the registry that this handler belongs to.
	ScheduledRunObservationHandler(Tracer tracer, ObjectProvider<ScheduledRuns> runs) {
		super(tracer);
		this.runs = SingletonSupplier.of(runs::getObject);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ScheduledTaskObservationContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		ScheduledRun run = this.runs.obtain().current();
		if (run != null && run.claim()) {
			getTracingContext(context).setSpan(run.span());
			context.put(ScheduledRun.class, run);
		}
		else {
			super.onStart(context);
		}
	}

	@Override
	public void endSpan(Observation.Context context, Span span) {
		ScheduledRun run = context.get(ScheduledRun.class);
		if (run != null) {
			run.release();
		}
		else {
			super.endSpan(context, span);
		}
	}

}
