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

package io.github.tracingboot.it.async;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.async.jobs.JobApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Jobs of a Quartz scheduler in memory, as Spring Boot sets it up.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuartzJobsIntegrationTests {

	private static final Pattern IDS = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

	private RunningApplication application;

	@BeforeAll
	void start(CapturedOutput output) {
		this.application = RunningApplication.start(JobApplication.class, "spring.main.web-application-type=none",
				"spring.quartz.properties.org.quartz.threadPool.threadCount=1");
		assertThat(output).doesNotContain("is not eligible for getting processed");
		assertThat(output).containsPattern("instrumented: [^;]*quartz");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void shouldBeginATraceWithEveryExecutionAlsoWhenTheOneBeforeLeftAScopeOpen(CapturedOutput output) {
		List<String> lines = lines(output, 3, " : reporting");
		assertThat(lines).extracting((line) -> ids(line).group(1)).doesNotHaveDuplicates();
		for (String line : lines.subList(0, 3)) {
			SpanData execution = span(line);
			assertThat(execution.getName()).isEqualTo("job nightlyReport");
			assertThat(execution.getParentSpanId()).isEqualTo(SpanId.getInvalid());
			assertThat(attribute(execution, "code.namespace")).isEqualTo(JobApplication.Report.class.getName());
			assertThat(attribute(execution, "quartz.trigger.name")).isEqualTo("everyNight");
			assertThat(execution.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		}
	}

	@Test
	void shouldLogQuartzsErrorLineInTheTraceOfTheExecutionAndFailItsSpan(CapturedOutput output) {
		String line = latestImport(output);
		String error = LogLines.awaitAll(output, "threw an unhandled Exception", ids(line).group(1)).get(0);
		assertThat(ids(error).group(2)).isEqualTo(ids(line).group(2));
		SpanData execution = span(line);
		assertThat(execution.getName()).isEqualTo("job imports.broken");
		assertThat(execution.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(execution.getEvents())
			.anySatisfy((event) -> assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
				.isEqualTo("no file"));
	}

	@Test
	void shouldStandBesideTheListenersOfTheApplication(CapturedOutput output) {
		String line = latestImport(output);
		LogLines.awaitAll(output, "listener of the application saw broken", ids(line).group(1));
	}

	// What follows an earlier line may have been captured by a test that is over.
	private static String latestImport(CapturedOutput output) {
		List<String> lines = lines(output, 1, " : importing");
		return lines.get(lines.size() - 1);
	}

	private SpanData span(String line) {
		return await().until(() -> this.application.bean(RecordedSpans.class)
			.all()
			.stream()
			.filter((span) -> span.getSpanId().equals(ids(line).group(2)))
			.findFirst()
			.orElse(null), (span) -> span != null);
	}

	private static List<String> lines(CapturedOutput output, int atLeast, String message) {
		return await().until(() -> LogLines.all(output, message), (lines) -> lines.size() >= atLeast);
	}

	private static String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private static Matcher ids(String line) {
		Matcher ids = IDS.matcher(line);
		assertThat(ids.find()).as(line).isTrue();
		return ids;
	}

}
