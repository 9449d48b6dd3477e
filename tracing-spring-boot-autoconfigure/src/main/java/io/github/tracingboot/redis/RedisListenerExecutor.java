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

import io.github.tracingboot.concurrent.ContextBoundary;

import org.springframework.beans.factory.DisposableBean;

/**
 * Runs the tasks of a listener container, one for each message and listener.
 */
final class RedisListenerExecutor implements Executor, DisposableBean {

	private final Executor delegate;

	private final ContextBoundary boundary;

	private final RedisMessageObservations observations;

	RedisListenerExecutor(Executor delegate, ContextBoundary boundary, RedisMessageObservations observations) {
		this.delegate = delegate;
		this.boundary = boundary;
		this.observations = observations;
	}

	@Override
	public void execute(Runnable task) {
		this.delegate.execute(() -> {
			try (ContextBoundary.Crossing crossing = this.boundary.enter()) {
				this.observations.observe(task);
			}
		});
	}

	// Called only if the container has made the executor itself.
	@Override
	public void destroy() throws Exception {
		if (this.delegate instanceof DisposableBean disposable) {
			disposable.destroy();
		}
	}

}
