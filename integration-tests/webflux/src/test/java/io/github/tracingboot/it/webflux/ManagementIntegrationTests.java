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

import java.util.List;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Polls of the management endpoints, wherever they are.
 */
@ExtendWith(OutputCaptureExtension.class)
class ManagementIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health;", "/manage/health;management.endpoints.web.base-path=/manage",
			"/shop/actuator/health;spring.webflux.base-path=/shop", "/health;management.endpoints.web.base-path=/",
			"/livez;management.endpoint.health.probes.add-additional-paths=true" })
	void shouldRecordNothingOfPollsOnTheApplicationsPort(String pathAndProperty, CapturedOutput output) {
		String[] parts = pathAndProperty.split(";", 2);
		try (RunningApplication application = RunningApplication.start(PolledApplication.class, parts[1],
				"management.endpoint.health.probes.enabled=true")) {
			poll(application, application.port(), parts[0], output);
			Caller caller = Caller.sampled();
			String prefix = parts[1].contains("base-path=/shop") ? "/shop" : "";
			application.get(caller, prefix + "/orders/1");
			application.bean(RecordedSpans.class).serverSpan(caller.traceId());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health;", "/actuator/health;logging.structured.format.file=ecs",
			"/admin/actuator/health;management.server.base-path=/admin",
			"/health;management.endpoints.web.base-path=/" })
	void shouldRecordNothingOfPollsOnAPortOfItsOwn(String pathAndProperty, CapturedOutput output) {
		String[] parts = pathAndProperty.split(";", 2);
		try (RunningApplication application = RunningApplication.start(PolledApplication.class,
				"management.server.port=0", parts[1])) {
			poll(application, application.managementPort(), parts[0], output);
			Caller caller = Caller.sampled();
			application.get(caller, "/orders/1");
			application.bean(RecordedSpans.class).serverSpan(caller.traceId());
		}
	}

	@Test
	void shouldRecordOneServerSpanPerPollWhenAskedTo() {
		try (RunningApplication application = RunningApplication.start(PolledApplication.class,
				"management.server.port=0", "tracing.web.exclude-actuator=false")) {
			Caller caller = Caller.sampled();
			application.get(application.managementPort(), "/actuator/health", "traceparent", caller.traceparent());
			SpanData span = application.bean(RecordedSpans.class).serverSpan(caller.traceId());
			assertThat(span.getParentSpanId()).isEqualTo(caller.spanId());
		}
	}

	private static void poll(RunningApplication application, int port, String path, CapturedOutput output) {
		RecordedSpans spans = application.bean(RecordedSpans.class);
		for (int number = 0; number < 50; number++) {
			assertThat(application.get(port, path).statusCode()).isEqualTo(200);
		}
		assertThat(spans.all()).isEmpty();
		if (!path.equals("/livez")) {
			List<String> lines = LogLines.awaitAll(output, "asked for health");
			assertThat(lines).hasSize(50).allMatch((line) -> line.matches(".*\\[[0-9a-f]{32}-[0-9a-f]{16}].*"));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(WebFluxApplication.class)
	static class PolledApplication {

		private static final Logger logger = LoggerFactory.getLogger(PolledApplication.class);

		@Bean
		HealthIndicator loggingHealthIndicator() {
			return () -> {
				logger.info("asked for health");
				return Health.up().build();
			};
		}

	}

}
