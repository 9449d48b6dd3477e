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
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.async.tasks.OrderMailer;
import io.github.tracingboot.it.async.tasks.TaskApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What holds for {@code @Async} methods, whatever threads execute them.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AsyncMethodsContract {

	private static final Pattern IDS = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

	private final String[] properties;

	private RunningApplication application;

	AsyncMethodsContract(String... properties) {
		this.properties = properties;
	}

	@BeforeAll
	void start(CapturedOutput output) {
		this.application = RunningApplication.start(TaskApplication.class, this.properties);
		assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		assertThat(output).containsPattern("instrumented: [^;]*async");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@CsvSource({ "void, sent, OrderMailer.send", "future, counted, OrderMailer.count",
			"completable-future, confirmed, OrderMailer.confirm", "other-executor, by courier, OrderMailer.courier",
			"interface, packed, Shelves.pack", "class, loaded, Ramp.load", "transaction, booked, Ledger.book" })
	void shouldLogInASpanOfItsOwnInTheTraceOfTheRequest(String kind, String message, String name,
			CapturedOutput output) {
		Caller caller = call(kind);
		String line = line(output, caller, message);
		SpanData task = span(caller, name);
		assertThat(spanId(line)).isEqualTo(task.getSpanId());
		assertThat(task.getParentSpanId()).isEqualTo(server(caller).getSpanId());
		assertThat(task.getKind()).isEqualTo(SpanKind.INTERNAL);
		assertThat(task.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		String[] classAndMethod = name.split("\\.");
		assertThat(task.getAttributes().get(AttributeKey.stringKey("code.namespace"))).endsWith(classAndMethod[0]);
		assertThat(task.getAttributes().get(AttributeKey.stringKey("code.function"))).isEqualTo(classAndMethod[1]);
	}

	@Test
	void shouldLogTheLineOfTheUncaughtExceptionInTheSpanAndFailIt(CapturedOutput output) {
		Caller caller = call("failing");
		String line = line(output, caller, "SimpleAsyncUncaughtExceptionHandler");
		SpanData task = span(caller, "OrderMailer.fail");
		assertThat(line).contains(" ERROR ");
		assertThat(spanId(line)).isEqualTo(task.getSpanId());
		assertThat(LogLines.all(output, "no stamps", "Exception:")).hasSize(1);
		assertFailed(task, "no stamps");
	}

	@Test
	void shouldFailTheSpanWhenTheFutureFails() {
		assertFailed(span(call("failing-later"), "OrderMailer.failLater"), "no stamps left");
	}

	@Test
	void shouldEndTheSpanWhenTheFutureIsComplete(CapturedOutput output) {
		OrderMailer mailer = this.application.bean(OrderMailer.class);
		mailer.expectReceipt();
		Caller caller = call("pending");
		line(output, caller, "waiting for the receipt");
		assertThat(spans().openTraces()).contains(caller.traceId());
		mailer.receive();
		assertThat(span(caller, "OrderMailer.awaitReceipt").getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	@Test
	void shouldCommitInTheSpan(CapturedOutput output) {
		Caller caller = call("transaction");
		assertThat(spanId(line(output, caller, "committed"))).isEqualTo(span(caller, "Ledger.book").getSpanId());
	}

	@Test
	void shouldCoverEventListeners(CapturedOutput output) {
		Caller caller = call("event");
		String atOnce = line(output, caller, "heard at once");
		String committed = line(output, caller, "heard after the commit");
		String elsewhere = line(output, caller, "heard elsewhere after the commit");
		assertThat(spanId(atOnce)).isEqualTo(span(caller, "OrderListeners.onPlaced").getSpanId());
		assertThat(spanId(committed)).isEqualTo(server(caller).getSpanId());
		assertThat(spanId(elsewhere)).isEqualTo(span(caller, "OrderListeners.onCommittedElsewhere").getSpanId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "retryable", "retryable-async", "retryable-reactive", "retry-template", "spring-retry",
			"spring-retry-async", "spring-retry-template" })
	void shouldLogTheTraceIdInEveryAttempt(String kind, CapturedOutput output) {
		Caller caller = call(kind);
		for (int attempt = 1; attempt <= 3; attempt++) {
			line(output, caller, "attempt " + attempt);
		}
	}

	@Test
	void shouldMakeNoSpanOfAPlainTask(CapturedOutput output) {
		Caller caller = call("plain");
		assertThat(spanId(line(output, caller, "plain task"))).isEqualTo(server(caller).getSpanId());
		assertThat(spans().ofTrace(caller.traceId())).hasSize(1);
	}

	@Test
	void shouldLeaveTheWorkerClean(CapturedOutput output) {
		Caller caller = call("other-executor");
		span(caller, "OrderMailer.courier");
		this.application.context()
			.getBean("courierExecutor", Executor.class)
			.execute(() -> System.out.println("next task " + MDC.get("traceId")));
		LogLines.awaitAll(output, "next task null");
	}

	private Caller call(String kind) {
		Caller caller = Caller.sampled();
		assertThat(this.application.get(caller, "/" + kind).statusCode()).isEqualTo(200);
		return caller;
	}

	private RecordedSpans spans() {
		return this.application.bean(RecordedSpans.class);
	}

	private SpanData span(Caller caller, String name) {
		return await().until(() -> spans().ofTrace(caller.traceId())
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElse(null), (span) -> span != null);
	}

	private SpanData server(Caller caller) {
		return spans().serverSpan(caller.traceId());
	}

	private static String line(CapturedOutput output, Caller caller, String message) {
		List<String> lines = LogLines.awaitAll(output, caller.traceId(), message);
		assertThat(lines).hasSize(1);
		return lines.get(0);
	}

	private static String spanId(String line) {
		Matcher ids = IDS.matcher(line);
		assertThat(ids.find()).as(line).isTrue();
		return ids.group(2);
	}

	private static void assertFailed(SpanData span, String message) {
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).filteredOn((event) -> event.getName().equals("exception"))
			.singleElement()
			.satisfies((event) -> assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.message")))
				.isEqualTo(message));
	}

}
