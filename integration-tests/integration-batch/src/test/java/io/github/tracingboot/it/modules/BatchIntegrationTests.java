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
import java.util.Set;
import java.util.stream.Collectors;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jobs of Spring Batch and what they do on other threads are one trace.
 */
@ExtendWith(OutputCaptureExtension.class)
class BatchIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start(CapturedOutput output) {
		application = RunningApplication.start(BatchApplication.class, "spring.batch.job.name=importOrders");
		assertThat(LogLines.awaitAll(output, "Tracing is on")).singleElement().asString().contains("batch");
		assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldMakeTheJobATraceOfItsOwnWhenLaunchedAtStartUp(CapturedOutput output) {
		List<String> launched = LogLines.awaitAll(output, "Job: [", "launched with");
		String traceId = launched.get(0).replaceFirst(".*\\[([0-9a-f]{32})-[0-9a-f]{16}].*", "$1");
		assertThat(LogLines.awaitAll(output, "Job: [", "completed with")).anyMatch((line) -> line.contains(traceId));
		List<SpanData> spans = spans().ofTrace(traceId);
		assertThat(spans).extracting(SpanData::getName)
			.contains("job importOrders", "step importItems", "step countStock");
		assertThat(spans).extracting(SpanData::getParentSpanId).containsOnlyOnce("0000000000000000");
	}

	@Test
	void shouldBeAChildOfTheRequestThatLaunchesIt(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/importOrders").body()).isEqualTo("COMPLETED");
		for (String line : List.of("processing apple", "processing grape", "writing 2 items", "running countStock",
				"running tellSuppliers", "Executing step: [importItems]", "Executing step: [countStock]")) {
			assertThat(LogLines.all(output, line)).as(line).anyMatch((logged) -> logged.contains(caller.traceId()));
		}
		List<SpanData> spans = spans().ofTrace(caller.traceId());
		SpanData job = named(spans, "job importOrders");
		assertThat(named(spans, "step importItems").getParentSpanId()).isEqualTo(job.getSpanId());
		assertThat(named(spans, "step countStock").getParentSpanId()).isEqualTo(job.getSpanId());
		// Steps of flows that are no beans have no span of their own.
		assertThat(LogLines.all(output, caller.traceId() + "-" + job.getSpanId(), "running tellSuppliers")).hasSize(1);
		Set<String> ids = spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		assertThat(spans).filteredOn((span) -> !ids.contains(span.getParentSpanId())).hasSize(1);
	}

	@Test
	void shouldMakeNoSpansOfSingleItems() {
		Caller caller = Caller.sampled();
		application.get(caller, "/importOrders");
		assertThat(spans().ofTrace(caller.traceId())).extracting(SpanData::getName)
			.noneMatch((name) -> name.startsWith("spring.batch.item"))
			.contains("spring.batch.chunk.write");
	}

	@Test
	void shouldLogTheTraceIdInTheErrorLineOfAStepAndFailItsSpan(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/closeBooks").body()).isEqualTo("FAILED");
		assertThat(LogLines.all(output, "ERROR", "Encountered an error executing step sign")).isNotEmpty()
			.allMatch((line) -> line.contains(caller.traceId()));
		List<SpanData> spans = spans().ofTrace(caller.traceId());
		assertThat(named(spans, "step sign").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(named(spans, "job closeBooks").getAttributes().asMap())
			.containsEntry(AttributeKey.stringKey("spring.batch.job.status"), "FAILED");
		assertThat(named(spans, "step sumUp").getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	private static SpanData named(List<SpanData> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

}
