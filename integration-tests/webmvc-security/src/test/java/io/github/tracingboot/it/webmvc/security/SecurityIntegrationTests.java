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

package io.github.tracingboot.it.webmvc.security;

import java.net.http.HttpResponse;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that pass Spring Security, or do not.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecurityIntegrationTests {

	private static final int POLLS = 50;

	@Test
	void shouldTellTheTraceIdToACallerWhoIsRejected() {
		try (RunningApplication application = RunningApplication.start(SecuredApplication.class)) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/secret", "Accept", "application/json");
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
			assertThat(JsonPath.<String>read(response.body(), "$.traceId")).isEqualTo(caller.traceId());
			application.bean(RecordedSpans.class).serverSpan(caller.traceId());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/actuator/health | tracing.web.exclude=",
			"/shop/actuator/health | server.servlet.context-path=/shop" })
	void shouldRecordNothingWhenHealthIsPolled(String path, String property, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(SecuredApplication.class, property)) {
			assertThatNothingIsRecorded(application, application.port(), path, output);
		}
	}

	@Test
	void shouldRecordNothingWhenHealthIsPolledOnAPortOfItsOwn(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(SecuredApplication.class,
				"management.server.port=0")) {
			assertThatNothingIsRecorded(application, application.managementPort(), "/actuator/health", output);
		}
	}

	private static void assertThatNothingIsRecorded(RunningApplication application, int port, String path,
			CapturedOutput output) {
		RecordedSpans spans = application.bean(RecordedSpans.class);
		for (int i = 0; i < POLLS; i++) {
			HttpResponse<String> response = application.get(port, path);
			assertThat(response.statusCode()).isEqualTo(200);
			String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
			assertThat(LogLines.awaitAll(output, "checking the database", traceId)).hasSize(1);
		}
		assertThat(spans.all()).isEmpty();
		assertThat(spans.openTraces()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.server.port=0", "management.server.base-path=" })
	void shouldRecordOneRootWhenManagementEndpointsAreWanted(String property) {
		try (RunningApplication application = RunningApplication.start(SecuredApplication.class, property,
				"tracing.web.exclude-actuator=false")) {
			RecordedSpans spans = application.bean(RecordedSpans.class);
			HttpResponse<String> response = application.get(application.managementPort(), "/actuator/health");
			String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
			List<SpanData> recorded = spans.ofTrace(traceId);
			spans.serverSpan(traceId);
			assertThat(recorded).filteredOn((span) -> !span.getParentSpanContext().isValid()).hasSize(1);
			assertThat(recorded).extracting(SpanData::getName).contains("jdbc.query");
			assertThat(spans.all()).extracting(SpanData::getTraceId).containsOnly(traceId);
		}
	}

}
