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

package io.github.tracingboot.it.webmvc;

import java.net.http.HttpResponse;

import com.jayway.jsonpath.JsonPath;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.servlet.ServletApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The trace id in the body of error responses.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ErrorBodyIntegrationTests {

	private RunningApplication application;

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(ServletApplication.class, "spring.mvc.problemdetails.enabled=true");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@CsvSource({ "/fails-advised, 503", "/rejects-advised, 400", "/fails-with-status, 502", "/no-such-path, 404",
			"/callable-fails, 503", "/deferred-fails, 503" })
	void shouldBeInProblemDetailsAndEqualTheHeader(String path, int status) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		assertThat(traceId(response)).isEqualTo(caller.traceId());
	}

	@ParameterizedTest
	@CsvSource({ "/fails, none, 500", "/sends-error, none, 410", "/orders/1, first, 500", "/orders/1, last, 500" })
	void shouldBeInSpringBootsErrorBodyAlsoForErrorsBeforeTheController(String path, String filter, int status) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, path, "X-Throw", filter, "Accept",
				"application/json");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		assertThat(traceId(response)).isEqualTo(caller.traceId());
		assertThat(JsonPath.<Integer>read(response.body(), "$.status")).isEqualTo(status);
	}

	@Test
	void shouldNotReplaceATraceIdOfTheApplication() {
		HttpResponse<String> response = this.application.get(Caller.sampled(), "/own-trace-id");
		assertThat(traceId(response)).isEqualTo("mine");
	}

	@Test
	void shouldLeaveTheErrorPageForPeopleAsItIs() {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = this.application.get(caller, "/fails", "Accept", "text/html");
		assertThat(response.body()).contains("<html>").doesNotContain(caller.traceId()).doesNotContain("traceId");
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
	}

	@Test
	void shouldBeAbsentWhenSwitchedOff() {
		try (RunningApplication application = RunningApplication.start(ServletApplication.class,
				"tracing.web.error-body.enabled=false", "spring.mvc.problemdetails.enabled=true")) {
			Caller caller = Caller.sampled();
			assertThat(application.get(caller, "/fails-advised").body()).doesNotContain("traceId");
			assertThat(application.get(caller, "/fails", "Accept", "application/json").body())
				.doesNotContain("traceId");
		}
	}

	private static String traceId(HttpResponse<String> response) {
		return JsonPath.read(response.body(), "$.traceId");
	}

}
