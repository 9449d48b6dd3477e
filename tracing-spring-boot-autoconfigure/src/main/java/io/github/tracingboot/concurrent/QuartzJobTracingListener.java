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
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobListener;
import org.quartz.core.JobExecutionProcessException;

/**
 * Makes every execution of a Quartz job a trace of its own, on a clean thread. Quartz
 * logs the exception of a job before it tells its listeners, on the same thread.
 */
class QuartzJobTracingListener implements JobListener {

	private static final QuartzJobObservationConvention CONVENTION = new QuartzJobObservationConvention();

	private final ObservationRegistry registry;

	private final ContextBoundary boundary;

	QuartzJobTracingListener(ObservationRegistry registry, ContextBoundary boundary) {
		this.registry = registry;
		this.boundary = boundary;
	}

	@Override
	public String getName() {
		return QuartzJobTracingListener.class.getName();
	}

	@Override
	public void jobToBeExecuted(JobExecutionContext context) {
		ContextBoundary.Crossing crossing = this.boundary.enter();
		Observation observation = Observation.start(CONVENTION, () -> new QuartzJobContext(context), this.registry);
		context.put(Execution.class, new Execution(crossing, observation, observation.openScope()));
	}

	@Override
	public void jobExecutionVetoed(JobExecutionContext context) {
	}

	@Override
	public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException exception) {
		if (context.get(Execution.class) instanceof Execution execution) {
			execution.end((exception != null) ? thrown(exception) : null);
		}
	}

	// Quartz wraps what the job threw twice, unless that already was its own exception.
	private static Throwable thrown(JobExecutionException exception) {
		Throwable cause = exception.getCause();
		Throwable thrown = (cause instanceof JobExecutionProcessException) ? cause.getCause() : null;
		return (thrown != null) ? thrown : exception;
	}

	private record Execution(ContextBoundary.Crossing crossing, Observation observation, Observation.Scope scope) {

		void end(@Nullable Throwable error) {
			try (ContextBoundary.Crossing crossing = this.crossing) {
				if (error != null) {
					this.observation.error(error);
				}
				this.scope.close();
				this.observation.stop();
			}
		}

	}

}
