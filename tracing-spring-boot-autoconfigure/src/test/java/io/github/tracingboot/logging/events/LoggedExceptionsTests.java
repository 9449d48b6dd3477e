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

package io.github.tracingboot.logging.events;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.logging.LogLevel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggedExceptions}.
 */
class LoggedExceptionsTests {

	private final SdkTracerProvider provider = SdkTracerProvider.builder().build();

	private final Tracer tracer = this.provider.get("test");

	private final EventText text = new EventText(new CredentialRedactor());

	private final LoggedExceptions transformer = new LoggedExceptions(this.text);

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void shouldTellTheStackTraceOnceIfTheSpanRecordsTheExceptionToo() {
		Exception exception = new IllegalStateException("token=s3cr3t");
		Span before = start();
		log(before, exception);
		before.recordException(exception);
		Span after = start();
		after.recordException(exception);
		log(after, exception);
		for (Span span : List.of(before, after)) {
			SpanData data = transform(span);
			assertThat(data.getEvents()).hasSize(2)
				.filteredOn((event) -> event.getName().equals("log"))
				.singleElement()
				.satisfies((event) -> assertThat(event.getAttributes().asMap())
					.containsEntry(LogEvent.EXCEPTION_TYPE, IllegalStateException.class.getName())
					.containsEntry(LogEvent.EXCEPTION_MESSAGE, "token=******")
					.doesNotContainKey(LogEvent.EXCEPTION_STACK_TRACE));
			assertThat(data.getEvents()).filteredOn((event) -> event.getName().equals("exception"))
				.singleElement()
				.satisfies(LoggedExceptionsTests::assertHasStackTrace);
		}
	}

	@Test
	void shouldKnowTheCauseOfARecordedException() {
		Exception cause = new IllegalArgumentException("bad");
		Span span = start();
		span.recordException(new IllegalStateException("wrapper", cause));
		log(span, cause);
		assertThat(transform(span).getEvents().get(1).getAttributes().get(LogEvent.EXCEPTION_STACK_TRACE)).isNull();
	}

	@Test
	void shouldKeepTheStackTraceOfOtherExceptions() {
		Span span = start();
		log(span, new IllegalArgumentException("another"));
		span.recordException(new IllegalStateException("recorded"));
		SpanData data = span(span);
		assertThat(this.transformer.transform(data)).isSameAs(data);
		assertHasStackTrace(data.getEvents().get(0));
	}

	private static void assertHasStackTrace(EventData event) {
		assertThat(event.getAttributes().get(LogEvent.EXCEPTION_STACK_TRACE)).contains("\tat ");
	}

	private Span start() {
		return this.tracer.spanBuilder("work").startSpan();
	}

	private void log(Span span, Exception exception) {
		new SpanEventRecorder(LogLevel.WARN, this.text).record(span, new FailedLine(exception));
	}

	private SpanData transform(Span span) {
		return this.transformer.transform(span(span));
	}

	private static SpanData span(Span span) {
		span.end();
		return ((ReadableSpan) span).toSpanData();
	}

}
