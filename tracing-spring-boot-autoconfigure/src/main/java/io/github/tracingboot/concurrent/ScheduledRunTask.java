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

import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.SchedulingAwareRunnable;
import org.springframework.scheduling.TaskScheduler;

/**
 * A task whose every run is a trace of its own.
 */
final class ScheduledRunTask implements SchedulingAwareRunnable {

	private final Runnable task;

	private final TaskScheduler scheduler;

	private final ScheduledRuns runs;

	private ScheduledRunTask(Runnable task, TaskScheduler scheduler, ScheduledRuns runs) {
		this.task = task;
		this.scheduler = scheduler;
		this.runs = runs;
	}

	static Runnable of(Runnable task, TaskScheduler scheduler, ScheduledRuns runs) {
		return (task instanceof ScheduledRunTask) ? task : new ScheduledRunTask(task, scheduler, runs);
	}

	@Override
	public void run() {
		this.runs.execute(this.task, () -> SchedulerErrorHandling.logsAndSuppresses(this.scheduler));
	}

	@Override
	public boolean isLongLived() {
		return this.task instanceof SchedulingAwareRunnable aware && aware.isLongLived();
	}

	@Override
	public @Nullable String getQualifier() {
		return (this.task instanceof SchedulingAwareRunnable aware) ? aware.getQualifier() : null;
	}

	@Override
	public String toString() {
		return this.task.toString();
	}

}
