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

import io.github.tracingboot.it.RecordedSpans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.FixedRateTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * An application that does something again and again.
 */
@SpringBootApplication
@EnableScheduling
public class ScheduleApplication implements SchedulingConfigurer {

	private static final Logger logger = LoggerFactory.getLogger(ScheduleApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(ScheduleApplication.class, args);
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean(defaultCandidate = false)
	ThreadPoolTaskScheduler nightlyScheduler(ThreadPoolTaskSchedulerBuilder builder) {
		ThreadPoolTaskScheduler scheduler = builder.build();
		scheduler.setErrorHandler((ex) -> logger.error("night shift failed: {}", ex.getMessage()));
		return scheduler;
	}

	@Bean(defaultCandidate = false)
	ThreadPoolTaskScheduler untidyScheduler(ThreadPoolTaskSchedulerBuilder builder) {
		return builder.poolSize(1).build();
	}

	@Override
	public void configureTasks(ScheduledTaskRegistrar registrar) {
		registrar.addFixedRateTask(() -> logger.info("configured"), Duration.ofMillis(100));
		registrar.addCronTask(this::fail, "* * * * * *");
		registrar.scheduleFixedRateTask(
				new FixedRateTask(() -> logger.info("scheduled at once"), Duration.ofMillis(100), Duration.ZERO));
	}

	private void fail() {
		throw new IllegalStateException("out of coffee");
	}

}
