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

import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Makes tasks leave the worker threads of Reactor's schedulers as they found them.
 * Reactor's hooks belong to the whole JVM: every application context adds one of its own
 * and takes it away again.
 */
class ReactorWorkerWatch implements SmartInitializingSingleton, DisposableBean {

	private final String hook = ReactorWorkerWatch.class.getName() + "@" + System.identityHashCode(this);

	private final ContextBoundary boundary;

	ReactorWorkerWatch(ContextBoundary boundary) {
		this.boundary = boundary;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Schedulers.onScheduleHook(this.hook, this::watched);
	}

	private Runnable watched(Runnable task) {
		return () -> {
			try (ContextBoundary.Crossing visit = this.boundary.visit()) {
				task.run();
			}
		};
	}

	@Override
	public void destroy() {
		Schedulers.resetOnScheduleHook(this.hook);
	}

}
