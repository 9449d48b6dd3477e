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

package io.github.tracingboot.it.webflux;

import java.net.http.HttpResponse;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that Spring Security turns away.
 */
class SecurityIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(SecuredApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldGiveTheTraceIdBackWhenSecurityRejectsTheRequest() {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = application.get(caller, "/orders/1", "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
		SpanData span = application.bean(RecordedSpans.class).serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

}
