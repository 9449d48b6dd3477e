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

package io.github.tracingboot.it.async.schedules;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.support.CronTrigger;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Schedules tasks in a request.
 */
@RestController
class ScheduleController {

	private static final Logger logger = LoggerFactory.getLogger(ScheduleController.class);

	private final TaskScheduler scheduler;

	ScheduleController(TaskScheduler scheduler) {
		this.scheduler = scheduler;
	}

	@GetMapping("/schedule")
	String schedule() {
		this.scheduler.scheduleAtFixedRate(() -> logger.info("by hand at a fixed rate"), Duration.ofMillis(100));
		this.scheduler.scheduleWithFixedDelay(this::fail, Duration.ofMillis(200));
		this.scheduler.schedule(() -> logger.info("by hand by cron"), new CronTrigger("* * * * * *"));
		return "scheduled";
	}

	private void fail() {
		logger.info("by hand to no avail");
		throw new IllegalStateException("out of patience");
	}

}
