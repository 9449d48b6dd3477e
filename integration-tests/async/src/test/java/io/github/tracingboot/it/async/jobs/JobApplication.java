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

package io.github.tracingboot.it.async.jobs;

import io.github.tracingboot.it.RecordedSpans;
import io.micrometer.tracing.Tracer;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.listeners.JobListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * An application with jobs.
 */
@SpringBootApplication
public class JobApplication {

	private static final Logger logger = LoggerFactory.getLogger(JobApplication.class);

	public static void main(String[] args) {
		SpringApplication.run(JobApplication.class, args);
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	JobDetail nightlyReport() {
		return JobBuilder.newJob(Report.class).withIdentity("nightlyReport").storeDurably().build();
	}

	@Bean
	Trigger everyNight() {
		return often("nightlyReport", "DEFAULT", "everyNight");
	}

	@Bean
	JobDetail brokenImport() {
		return JobBuilder.newJob(Import.class).withIdentity("broken", "imports").storeDurably().build();
	}

	@Bean
	Trigger everyImport() {
		return often("broken", "imports", "everyImport");
	}

	@Bean
	SchedulerFactoryBeanCustomizer listeners() {
		return (factory) -> factory.setGlobalJobListeners(new JobListenerSupport() {
			@Override
			public String getName() {
				return "users";
			}

			@Override
			public void jobWasExecuted(JobExecutionContext context, JobExecutionException exception) {
				logger.info("listener of the application saw {}", context.getJobDetail().getKey().getName());
			}
		});
	}

	private static Trigger often(String job, String group, String name) {
		return TriggerBuilder.newTrigger()
			.forJob(job, group)
			.withIdentity(name)
			.withSchedule(SimpleScheduleBuilder.simpleSchedule().withIntervalInMilliseconds(200).repeatForever())
			.build();
	}

	/**
	 * Logs, and leaves its thread untidy.
	 */
	public static class Report implements Job {

		private static final Logger log = LoggerFactory.getLogger(Report.class);

		private final Tracer tracer;

		public Report(Tracer tracer) {
			this.tracer = tracer;
		}

		@Override
		public void execute(JobExecutionContext context) {
			log.info("reporting");
			this.tracer.withSpan(this.tracer.nextSpan().start());
		}

	}

	/**
	 * Fails.
	 */
	public static class Import implements Job {

		private static final Logger log = LoggerFactory.getLogger(Import.class);

		@Override
		public void execute(JobExecutionContext context) {
			log.info("importing");
			throw new IllegalStateException("no file");
		}

	}

}
