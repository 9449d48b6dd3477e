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
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.async.schedules.ScheduleApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What holds for scheduled tasks, whatever threads execute them.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScheduledTasksContract {

	private static final Pattern IDS = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

	private final String[] properties;

	private RunningApplication application;

	ScheduledTasksContract(String... properties) {
		this.properties = Stream.concat(Stream.of("spring.task.scheduling.pool.size=4"), Stream.of(properties))
			.toArray(String[]::new);
	}

	@BeforeAll
	void start(CapturedOutput output) {
		this.application = RunningApplication.start(ScheduleApplication.class, this.properties);
		assertThat(output).doesNotContain("is not eligible for getting processed");
		assertThat(output).containsPattern("instrumented: [^;]*scheduled");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@CsvSource({ "at a fixed rate, task jobs.atFixedRate", "with a fixed delay, task jobs.withFixedDelay",
			"by cron, task jobs.byCron", "in a chain, task jobs.reactive", "configured, task scheduleApplication",
			"scheduled at once, task scheduleApplication" })
	void shouldBeginATraceWithEveryRun(String message, String name, CapturedOutput output) {
		List<String> lines = lines(output, 3, " : " + message);
		assertThat(lines).extracting(ScheduledTasksContract::traceId).doesNotHaveDuplicates();
		for (String line : lines.subList(0, 3)) {
			SpanData run = span(line);
			assertThat(run.getName()).isEqualTo(name);
			assertThat(run.getParentSpanId()).isEqualTo(SpanId.getInvalid());
			assertThat(run.getSpanId()).isEqualTo(spanId(line));
			assertThat(run.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		}
	}

	@Test
	void shouldTraceATaskThatRunsOnce() {
		List<SpanData> runs = await().until(() -> spans("task jobs.once"), (spans) -> !spans.isEmpty());
		assertThat(runs).hasSize(1);
	}

	@Test
	void shouldLogTheFrameworksErrorLineInTheTraceOfTheRun(CapturedOutput output) {
		List<String> lines = lines(output, 3, "about to fail").stream()
			.filter((line) -> !line.contains("reactive"))
			.toList();
		for (String line : lines) {
			String error = LogLines.awaitAll(output, "TaskUtils$LoggingErrorHandler", traceId(line)).get(0);
			assertThat(spanId(error)).isEqualTo(spanId(line));
			assertFailed(span(line), "out of paper");
		}
		assertThat(LogLines.all(output, "TaskUtils$LoggingErrorHandler"))
			.allSatisfy((line) -> assertThat(line).containsPattern(IDS));
	}

	@Test
	void shouldLogTheErrorLineOfAConfiguredTaskInTheTraceOfTheRun(CapturedOutput output) {
		SpanData run = await().until(() -> spans("task scheduleApplication").stream()
			.filter((span) -> !LogLines.all(output, "TaskUtils$LoggingErrorHandler", span.getTraceId()).isEmpty())
			.findFirst()
			.orElse(null), (span) -> span != null);
		assertFailed(run, "out of coffee");
	}

	@Test
	void shouldCallTheErrorHandlerOfTheApplicationInTheTraceOfTheRun(CapturedOutput output) {
		String line = lines(output, 1, "night shift failed: out of candles").get(0);
		SpanData run = span(line);
		assertThat(run.getName()).isEqualTo("task jobs.failingAtNight");
		assertThat(LogLines.all(output, "night shift failed", run.getTraceId())).hasSize(1);
	}

	@Test
	void shouldEndTheSpanOfAReactiveRunWhenTheChainEnds(CapturedOutput output) {
		assertFailed(span(lines(output, 1, "reactive about to fail").get(0)), "out of ink");
	}

	@Test
	void shouldBeginOnACleanThreadWhenTheRunBeforeLeftAScopeOpen(CapturedOutput output) {
		List<String> lines = lines(output, 3, " : untidy");
		assertThat(lines).extracting(ScheduledTasksContract::traceId).doesNotHaveDuplicates();
		assertThat(span(lines.get(1)).getParentSpanId()).isEqualTo(SpanId.getInvalid());
	}

	@Test
	void shouldBeginATraceWithEveryRunOfATaskThatARequestScheduled(CapturedOutput output) {
		Caller caller = Caller.sampled();
		this.application.get(caller, "/schedule");
		for (String message : List.of("by hand at a fixed rate", "by hand by cron", "by hand to no avail")) {
			List<String> lines = lines(output, 2, " : " + message);
			assertThat(lines).extracting(ScheduledTasksContract::traceId)
				.doesNotContain(caller.traceId())
				.doesNotHaveDuplicates();
			assertThat(span(lines.get(0)).getName()).isEqualTo("task scheduleController");
		}
		String failed = lines(output, 1, " : by hand to no avail").get(0);
		LogLines.awaitAll(output, "TaskUtils$LoggingErrorHandler", traceId(failed));
		assertFailed(span(failed), "out of patience");
	}

	private List<SpanData> spans(String name) {
		return this.application.bean(RecordedSpans.class)
			.all()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.toList();
	}

	private SpanData span(String line) {
		return await().until(() -> this.application.bean(RecordedSpans.class)
			.all()
			.stream()
			.filter((span) -> span.getSpanId().equals(spanId(line)))
			.findFirst()
			.orElse(null), (span) -> span != null);
	}

	private static List<String> lines(CapturedOutput output, int atLeast, String message) {
		return await().until(() -> LogLines.all(output, message), (lines) -> lines.size() >= atLeast);
	}

	private static String traceId(String line) {
		return ids(line).group(1);
	}

	private static String spanId(String line) {
		return ids(line).group(2);
	}

	private static Matcher ids(String line) {
		Matcher ids = IDS.matcher(line);
		assertThat(ids.find()).as(line).isTrue();
		return ids;
	}

	private static void assertFailed(SpanData span, String message) {
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents())
			.anySatisfy((event) -> assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
				.isEqualTo(message));
	}

}
