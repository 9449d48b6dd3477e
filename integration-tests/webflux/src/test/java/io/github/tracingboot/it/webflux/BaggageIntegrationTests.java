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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Baggage on WebFlux and through its client.
 */
@ExtendWith(OutputCaptureExtension.class)
class BaggageIntegrationTests {

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");

	@Test
	void shouldShowAndForwardARemoteFieldThatComesWithoutATraceHeader(CapturedOutput output) {
		try (RunningApplication application = start("management.tracing.baggage.remote-fields=tenant")) {
			HttpResponse<String> response = application.get(application.port(), "/relay", "tenant", "acme");
			assertThat(response.body()).isEqualTo("acme [tenant=acme]");
			String traceId = traceId(response);
			List<String> lines = LogLines.awaitAll(output, traceId);
			assertThat(lines).hasSizeGreaterThanOrEqualTo(5).allMatch((line) -> line.contains("<tenant=acme>"));
			assertThat(lines.get(0)).contains("the first line");
			assertThat(application.bean(RecordedSpans.class).ofTrace(traceId)).hasSizeGreaterThanOrEqualTo(3)
				.allSatisfy(
						(span) -> assertThat(span.getAttributes().get(TENANT)).as(span.getName()).isEqualTo("acme"));
			HttpResponse<String> next = application.get(application.port(), "/relay");
			assertThat(next.body()).isEqualTo("null []");
			assertThat(LogLines.awaitAll(output, traceId(next))).allMatch((line) -> line.contains("<tenant=>"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "auto", "limited" })
	void shouldForwardWhateverTravelsAlongTheChain(String propagation) {
		try (RunningApplication application = start("spring.reactor.context-propagation=" + propagation,
				"management.tracing.baggage.remote-fields=tenant")) {
			String flood = IntStream.range(0, 500).mapToObj((i) -> "k" + i + "=v").collect(Collectors.joining(","));
			HttpResponse<String> response = application.get(application.port(), "/relay", "tenant", "acme", "baggage",
					flood);
			assertThat(response.body()).startsWith("acme [").contains("tenant=acme", "k0=v");
			assertThat(response.body().split(",")).hasSize(64);
		}
	}

	private static RunningApplication start(String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 0, properties.length);
		all[properties.length] = "logging.pattern.level=%5p <tenant=%X{tenant}>";
		return RunningApplication.start(BaggageApplication.class, all);
	}

	private static String traceId(HttpResponse<String> response) {
		return response.headers().firstValue("X-Trace-Id").orElseThrow();
	}

}
