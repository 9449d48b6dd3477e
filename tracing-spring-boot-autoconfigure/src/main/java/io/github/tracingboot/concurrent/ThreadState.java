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
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What a thread has before a task runs on it, put back afterwards whatever the task left
 * behind.
 */
final class ThreadState implements AutoCloseable {

	private final Context context = Context.current();

	private final Observation.@Nullable Scope scope = observations().getCurrentObservationScope();

	private final MdcEntries mdc = MdcEntries.capture();

	private ThreadState() {
	}

	static ThreadState remember() {
		return new ThreadState();
	}

	/**
	 * The registry that shows the current observation of a thread. It is the same for all
	 * registries of a JVM.
	 * @return the registry
	 */
	static ObservationRegistry observations() {
		return ObservationThreadLocalAccessor.getInstance().getObservationRegistry();
	}

	@Override
	@SuppressWarnings("MustBeClosedChecker") // what the thread came with is meant to stay
	public void close() {
		if (observations().getCurrentObservationScope() != this.scope) {
			observations().setCurrentObservationScope(this.scope);
		}
		if (Context.current() != this.context) {
			this.context.makeCurrent();
		}
		this.mdc.makeCurrent();
	}

}
