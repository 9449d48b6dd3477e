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

package io.github.tracingboot.it.modules;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tracingboot.it.RecordedSpans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.FlowBuilder;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.flow.support.SimpleFlow;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Jobs whose steps are beans or not, read items one after the other or at the same time,
 * and fail.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BatchApplication.JobController.class)
public class BatchApplication {

	private static final Logger logger = LoggerFactory.getLogger(BatchApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	@StepScope
	ListItemReader<String> items() {
		return new ListItemReader<>(List.of("apple", "pear", "plum", "grape"));
	}

	@Bean
	Step importItems(JobRepository repository, ItemReader<String> items, AsyncTaskExecutor applicationTaskExecutor) {
		return new StepBuilder("importItems", repository).<String, String>chunk(2).reader(items).processor((item) -> {
			logger.info("processing {}", item);
			return item;
		})
			.writer((chunk) -> logger.info("writing {} items", chunk.size()))
			.taskExecutor(applicationTaskExecutor)
			.build();
	}

	@Bean
	Step countStock(JobRepository repository) {
		return tasklet(repository, "countStock");
	}

	@Bean
	Job importOrders(JobRepository repository, Step importItems, Step countStock,
			AsyncTaskExecutor applicationTaskExecutor) {
		Step noBean = tasklet(repository, "tellSuppliers");
		return new JobBuilder("importOrders", repository)
			.start(new FlowBuilder<SimpleFlow>("import").start(importItems)
				.split(applicationTaskExecutor)
				.add(flow(countStock), flow(noBean))
				.build())
			.build()
			.build();
	}

	private static SimpleFlow flow(Step step) {
		return new FlowBuilder<SimpleFlow>(step.getName() + "Flow").start(step).build();
	}

	// Its steps are no beans.
	@Bean
	Job closeBooks(JobRepository repository) {
		return new JobBuilder("closeBooks", repository).start(tasklet(repository, "sumUp"))
			.next(new StepBuilder("sign", repository).tasklet((contribution, context) -> {
				throw new IllegalStateException("no pen");
			}).build())
			.build();
	}

	private static Step tasklet(JobRepository repository, String name) {
		return new StepBuilder(name, repository).tasklet((contribution, context) -> {
			logger.info("running {}", name);
			return RepeatStatus.FINISHED;
		}).build();
	}

	@RestController
	static class JobController {

		private final AtomicLong runs = new AtomicLong();

		private final JobOperator operator;

		private final Map<String, Job> jobs;

		JobController(JobOperator operator, Map<String, Job> jobs) {
			this.operator = operator;
			this.jobs = jobs;
		}

		@GetMapping("/{job}")
		String run(@PathVariable String job) throws Exception {
			return this.operator
				.start(this.jobs.get(job),
						new JobParametersBuilder().addLong("run", this.runs.incrementAndGet()).toJobParameters())
				.getExitStatus()
				.getExitCode();
		}

	}

}
