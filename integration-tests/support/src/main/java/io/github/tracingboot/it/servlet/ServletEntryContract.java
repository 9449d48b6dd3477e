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

package io.github.tracingboot.it.servlet;

import java.net.http.HttpResponse;
import java.util.List;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every request, whatever the servlet container.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ServletEntryContract {

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

	private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");

	private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	private RunningApplication application;

	private RecordedSpans spans;

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(ServletApplication.class, "server.error.include-message=always");
		this.spans = this.application.bean(RecordedSpans.class);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	/**
	 * What is in the logger's name of the line that the container writes for an exception
	 * nobody handled.
	 * @return the text, as the console shows it
	 */
	protected abstract String containerLogger();

	@Test
	void shouldContinueTheCallersTraceInLogHeaderAndOneServerSpan(CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/orders/7");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		LogLines.awaitAll(output, "showing an order", caller.traceId());
		SpanData span = this.spans.serverSpan(caller.traceId());
		assertThat(this.spans.ofTrace(caller.traceId())).hasSize(1);
		assertThat(span.getName()).isEqualTo("GET /orders/{id}");
		assertThat(span.getParentSpanId()).isEqualTo(caller.spanId());
		assertThat(span.getAttributes().get(ROUTE)).isEqualTo("/orders/{id}");
		assertThat(span.getAttributes().get(METHOD)).isEqualTo("GET");
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
	}

	@Test
	void shouldStartATraceOfItsOwnWhenTheCallerHasNone(CapturedOutput output) {
		HttpResponse<String> response = this.application.get(this.application.port(), "/orders/8");
		String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
		assertThat(traceId).matches("[0-9a-f]{32}");
		LogLines.awaitAll(output, "showing an order", traceId);
		assertThat(this.spans.serverSpan(traceId).getParentSpanContext().isValid()).isFalse();
	}

	@Test
	void shouldLogTheIdInFiltersOfAnyOrder(CapturedOutput output) {
		Caller caller = Caller.sampled();
		this.application.get(caller, "/orders/9");
		LogLines.awaitAll(output, "first filter", caller.traceId());
		LogLines.awaitAll(output, "last filter", caller.traceId());
	}

	@Test
	void shouldLogTheIdInTheContainersErrorLineAndInErrorRenderingWhenNobodyHandlesTheException(CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/fails", "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThatTheContainersLinesHaveTheId(output, caller, response);
		assertThatServerSpanFailed(caller, "GET /fails", IllegalStateException.class.getName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "last" })
	void shouldLogTheIdInTheContainersErrorLineAndInErrorRenderingWhenAFilterThrows(String filter,
			CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/orders/10", "X-Throw", filter, "Accept",
				"application/json");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThatTheContainersLinesHaveTheId(output, caller, response);
		assertThatServerSpanFailed(caller, "GET", IllegalStateException.class.getName());
	}

	private void assertThatTheContainersLinesHaveTheId(CapturedOutput output, Caller caller,
			HttpResponse<String> response) {
		LogLines.awaitAll(output, containerLogger(), caller.traceId());
		LogLines.awaitAll(output, "rendering error 500", caller.traceId());
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
	}

	@ParameterizedTest
	@CsvSource({ "/fails-advised, io.github.tracingboot.it.servlet.FailingController.OutOfStockException",
			"/fails-with-status, org.springframework.web.server.ResponseStatusException",
			"/callable-fails, io.github.tracingboot.it.servlet.FailingController.OutOfStockException",
			"/callable-fails-unhandled, java.lang.IllegalStateException",
			"/deferred-fails, io.github.tracingboot.it.servlet.FailingController.OutOfStockException" })
	void shouldRecordTheExceptionWhenItBecameAServerError(String path, String exception) {
		Caller caller = Caller.sampled();
		assertThat(this.application.get(caller, path).statusCode()).isGreaterThanOrEqualTo(500);
		assertThatServerSpanFailed(caller, "GET " + path, exception);
	}

	@Test
	void shouldLogTheIdInAnAdvice(CapturedOutput output) {
		Caller caller = Caller.sampled();
		this.application.get(caller, "/fails-advised");
		LogLines.awaitAll(output, "advising", caller.traceId());
	}

	@Test
	void shouldFailTheSpanWithoutAnExceptionWhenTheAnswerIsAServerError() {
		Caller caller = Caller.sampled();
		this.application.get(caller, "/answers-with-status");
		SpanData span = this.spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).noneMatch((event) -> event.getName().equals("exception"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/rejects-advised", "/sends-error", "/no-such-path" })
	void shouldNotFailTheSpanWhenTheCallerIsToBlame(String path) {
		Caller caller = Caller.sampled();
		assertThat(this.application.get(caller, path).statusCode()).isBetween(400, 499);
		SpanData span = this.spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).noneMatch((event) -> event.getName().equals("exception"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/deferred", "/streamed", "/sse" })
	void shouldKeepTheTraceOnOtherThreadsInOneServerSpanThatCoversTheBody(String path, CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, path);
		assertThat(response.statusCode()).isEqualTo(200);
		LogLines.awaitAll(output, "working on another thread", caller.traceId());
		SpanData span = this.spans.serverSpan(caller.traceId());
		assertThat(span.getName()).isEqualTo("GET " + path);
		assertThat(span.getEvents()).extracting(EventData::getName).contains("working");
		if (!response.body().equals("done")) {
			assertThat(response.body()).contains("do").contains("ne");
		}
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/streamed", "/sse" })
	void shouldEndTheServerSpanAfterTheBody(String path) {
		Caller caller = Caller.sampled();
		this.application.get(caller, path);
		assertThat(this.spans.serverSpan(caller.traceId()).getEvents()).extracting(EventData::getName)
			.contains("body written");
	}

	@Test
	void shouldRecordOneServerSpanWhenAnAsynchronousRequestTimesOut() {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/deferred-times-out");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		SpanData span = this.spans.serverSpan(caller.traceId());
		assertThat(span.getAttributes().get(STATUS)).isEqualTo(503);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "/orders/1, 200", "/no-such-path, 404", "/fails, 500", "/fails-advised, 503", "/redirects, 302",
			"/streamed, 200", "/commits-early, 200", "/resets, 200", "/relays, 200", "/sends-error, 410" })
	void shouldTellTheCallerTheTraceIdOnce(String path, int status) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
	}

	@Test
	void shouldLogTheIdOfAnUnsampledRequestAndRecordNothing(CapturedOutput output) {
		Caller caller = Caller.unsampled();
		HttpResponse<String> response = this.application.get(caller, "/orders/11");
		LogLines.awaitAll(output, "showing an order", caller.traceId());
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		assertThat(this.spans.all()).extracting(SpanData::getTraceId).doesNotContain(caller.traceId());
	}

	private void assertThatServerSpanFailed(Caller caller, String name, String exceptionType) {
		SpanData span = this.spans.serverSpan(caller.traceId());
		assertThat(span.getName()).isEqualTo(name);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		List<EventData> exceptions = span.getEvents()
			.stream()
			.filter((event) -> event.getName().equals("exception"))
			.toList();
		assertThat(exceptions).as("exceptions on the span").hasSize(1);
		assertThat(exceptions.get(0).getAttributes().get(EXCEPTION_TYPE)).isEqualTo(exceptionType);
	}

}
