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

package io.github.tracingboot.redis;

import java.util.concurrent.Executor;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.scheduling.SchedulingAwareRunnable;

/**
 * Runs tasks that don't take their submitter's context along, whatever the executor
 * behind it does: a task that waits for messages forever would keep the context of the
 * request that happened to subscribe.
 */
final class DetachedExecutor implements Executor {

	private final Executor delegate;

	private final Tracer tracer;

	private final ObservationRegistry registry;

	DetachedExecutor(Executor delegate, Tracer tracer, ObservationRegistry registry) {
		this.delegate = delegate;
		this.tracer = tracer;
		this.registry = registry;
	}

	@Override
	public void execute(Runnable task) {
		Observation.Scope scope = this.registry.getCurrentObservationScope();
		this.registry.setCurrentObservationScope(null);
		try (Tracer.SpanInScope none = this.tracer.withSpan(null)) {
			// By its type, executors that take the whole context along let it begin
			// without.
			SchedulingAwareRunnable loop = task::run;
			this.delegate.execute(loop);
		}
		finally {
			this.registry.setCurrentObservationScope(scope);
		}
	}

}
