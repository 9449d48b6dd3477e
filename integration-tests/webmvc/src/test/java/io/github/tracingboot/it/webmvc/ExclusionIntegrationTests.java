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

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.servlet.ServletApplication;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that are not recorded.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExclusionIntegrationTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "/actuator/health | ", "/actuator | ",
			"/shop/actuator/health | server.servlet.context-path=/shop",
			"/ops/health | management.endpoints.web.base-path=/ops", "/health | management.endpoints.web.base-path=/",
			"/actuator/alive | management.endpoints.web.path-mapping.health=alive",
			"/livez | management.endpoint.health.probes.add-additional-paths=true",
			"/api/actuator/health | spring.mvc.servlet.path=/api" })
	void shouldRecordNothingOfTheManagementEndpointsWhereverTheyAre(String path, String property) {
		try (RunningApplication application = start((property != null) ? property : "tracing.web.exclude=")) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, path);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
			assertThatOrdersAreRecordedAndNothingElse(application, property);
		}
	}

	private static void assertThatOrdersAreRecordedAndNothingElse(RunningApplication application, String property) {
		String prefix = (property != null && property.contains("path=/") && !property.startsWith("management"))
				? property.substring(property.indexOf('=') + 1) : "";
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, prefix + "/orders/1").statusCode()).isEqualTo(200);
		RecordedSpans spans = application.bean(RecordedSpans.class);
		spans.serverSpan(caller.traceId());
		assertThat(spans.all()).extracting(SpanData::getTraceId).containsOnly(caller.traceId());
	}

	@Test
	void shouldRecordTheManagementEndpointsWhenTheUserWantsThem() {
		try (RunningApplication application = start("tracing.web.exclude-actuator=false")) {
			Caller caller = Caller.sampled();
			application.get(caller, "/actuator/health");
			assertThat(application.bean(RecordedSpans.class).serverSpan(caller.traceId()).getName())
				.isEqualTo("GET /actuator/health");
		}
	}

	@Test
	void shouldRecordAPathOfTheApplicationThatLooksLikeTheEndpointsOfAnotherPort() {
		try (RunningApplication application = start("management.server.port=0")) {
			Caller caller = Caller.sampled();
			assertThat(application.get(caller, "/actuator/of-the-application").statusCode()).isEqualTo(200);
			application.bean(RecordedSpans.class).serverSpan(caller.traceId());
		}
	}

	@Test
	void shouldLogTheIdAndTellOthersNotToRecord(CapturedOutput output) {
		try (RunningApplication application = start("tracing.web.exclude=/probe,/calls/**")) {
			Caller probe = Caller.sampled();
			application.get(probe, "/probe");
			LogLines.awaitAll(output, "probed", probe.traceId());
			Caller calling = Caller.sampled();
			HttpResponse<String> response = application.get(calling, "/calls/headers");
			assertThat(response.body()).startsWith("00-" + calling.traceId() + "-").endsWith("-00");
			assertThat(application.bean(RecordedSpans.class).all()).isEmpty();
		}
	}

	private static RunningApplication start(String... properties) {
		return RunningApplication.start(CallingApplication.class, properties);
	}

	@Configuration(proxyBeanMethods = false)
	@Import({ ServletApplication.class, CallingController.class })
	static class CallingApplication {

		@Bean
		RestClient restClient(RestClient.Builder builder) {
			return builder.build();
		}

	}

	@RestController
	static class CallingController {

		private final RestClient restClient;

		CallingController(RestClient restClient) {
			this.restClient = restClient;
		}

		@GetMapping("/calls/headers")
		String calls(jakarta.servlet.http.HttpServletRequest request) {
			return this.restClient.get()
				.uri("http://localhost:" + request.getLocalPort() + "/headers")
				.retrieve()
				.body(String.class);
		}

		@GetMapping("/headers")
		String headers(@RequestHeader String traceparent) {
			return traceparent;
		}

		@GetMapping("/actuator/of-the-application")
		String lookalike() {
			return "not an endpoint";
		}

	}

}
