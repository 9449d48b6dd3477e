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

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.TaskSchedulerRouter;

/**
 * Finds the scheduler of a task as Spring does, and makes every run of the task a trace
 * of its own.
 */
class RunTaskSchedulerRouter extends TaskSchedulerRouter {

	private final ScheduledRuns runs;

	RunTaskSchedulerRouter(ScheduledRuns runs) {
		this.runs = runs;
	}

	@Override
	protected TaskScheduler determineTargetScheduler(Runnable task) {
		return new RunTaskScheduler(super.determineTargetScheduler(task), this.runs);
	}

}
