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

package io.github.tracingboot.batch;

import java.util.List;
import java.util.stream.Stream;

import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.observation.BatchObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Wiring of Spring Batch's tracing.
 */
@ExtendWith(OutputCaptureExtension.class)
class BatchTracingAutoConfigurationTests {

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withConfiguration(AutoConfigurations.of(BatchAutoConfiguration.class, BatchObservationAutoConfiguration.class))
		.withBean(SimpleSpanProcessor.class, () -> (SimpleSpanProcessor) SimpleSpanProcessor.create(this.spans))
		.withUserConfiguration(JobConfiguration.class);

	@Test
	void shouldMakeSpansOfLaunchJobAndStepButNoneOfItemsWithoutAWarning(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(spanNames(context)).containsExactly("spring.batch.chunk.write", "step pack", "job ship",
					"spring.batch.job.launch.count");
			assertThat(report(context)).contains("batch");
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain(" WARN ");
	}

	@Test
	void shouldMakeSpansOfItemsWhenAskedTo() {
		this.runner.withPropertyValues("tracing.instrument.batch-items.enabled=true")
			.run((context) -> assertThat(spanNames(context)).contains("spring.batch.item.read"));
	}

	@Test
	void shouldMakeNoSpansWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.batch.enabled=false").run((context) -> {
			assertThat(spanNames(context)).isEmpty();
			assertThat(report(context)).contains("batch (tracing.instrument.batch.enabled=false)");
		});
	}

	@Test
	void shouldMakeNoSpansWhenTheUserDisablesTheObservations() {
		this.runner.withPropertyValues("management.observations.enable.spring.batch=false")
			.run((context) -> assertThat(spanNames(context)).isEmpty());
	}

	@Test
	void shouldDoNothingWhenSpringBatchIsAbsent() {
		TracingRunner.create().withClassLoader(new FilteredClassLoader(AbstractJob.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(BatchTracingAutoConfiguration.class);
			assertThat(report(context)).doesNotContain("batch");
		});
	}

	@Test
	void shouldDoNothingWhenThereIsNoRegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(BatchTracingAutoConfiguration.class, BatchAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ObservationRegistry.class)
				.doesNotHaveBean(BatchTracingAutoConfiguration.class));
	}

	private List<String> spanNames(ApplicationContext context) throws Exception {
		context.getBean(JobOperator.class).start(context.getBean(Job.class), new JobParameters());
		return this.spans.getFinishedSpanItems().stream().map(SpanData::getName).toList();
	}

	private static String report(ApplicationContext context) {
		StartupReport report = new StartupReport();
		Stream<StartupContributor> contributors = context.getBeanProvider(StartupContributor.class).orderedStream();
		contributors.forEach((contributor) -> contributor.contribute(report));
		return report.toLine();
	}

	@Configuration(proxyBeanMethods = false)
	static class JobConfiguration {

		// The step is no bean.
		@Bean
		Job ship(JobRepository repository) {
			return new JobBuilder("ship", repository)
				.start(new StepBuilder("pack", repository).<String, String>chunk(10)
					.reader(new ListItemReader<>(List.of("apple", "pear")))
					.writer((items) -> {
					})
					.build())
				.build();
		}

	}

}
