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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableAsync;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code that speaks OpenTracing, inside WebFlux.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveOpenTracingIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		// Beside an executor of the user's, Spring Boot has none for @Async otherwise.
		application = RunningApplication.start(OpenTracingWebFluxApplication.class, "spring.task.execution.mode=force");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldHaveTheActiveSpanInOperatorsAndOnThreadsBesideThem(CapturedOutput output) {
		Caller caller = Caller.sampled();
		Map<?, ?> seen = order(caller, "17");
		List<SpanData> spans = application.bean(RecordedSpans.class).ofTrace(caller.traceId());
		SpanData server = spans.stream()
			.filter((span) -> caller.spanId().equals(span.getParentSpanId()))
			.findFirst()
			.orElseThrow();
		assertThat(server.getAttributes().get(AttributeKey.stringKey("order"))).isEqualTo("17");
		SpanData choose = span(spans, "choose");
		assertThat(choose.getParentSpanId()).isEqualTo(server.getSpanId());
		for (String place : List.of("event loop", "worker", "timer", "client", "inner chain")) {
			assertThat(seen.get(place)).as(place).isEqualTo(ids(server));
		}
		for (String place : List.of("scope", "executor", "common pool", "scope at its end")) {
			assertThat(seen.get(place)).as(place).isEqualTo(ids(choose));
		}
		assertThat(seen.get("async")).isEqualTo(ids(span(spans, "pack")));
		assertThat(seen.get("tenant")).isEqualTo("acme");
		assertThat(LogLines.awaitAll(output, "choosing 17"))
			.allSatisfy((line) -> assertThat(line).contains(ids(choose)));
	}

	@Test
	void shouldHaveItWhereTheRequestIsNotRecorded() {
		Caller caller = Caller.unsampled();
		Map<?, ?> seen = order(caller, "18");
		assertThat(seen.get("tenant")).isEqualTo("acme");
		seen.remove("tenant");
		assertThat(seen).hasSize(10)
			.allSatisfy((place, ids) -> assertThat((String) ids).as((String) place)
				.startsWith(caller.traceId())
				.doesNotContain("but"));
		assertThat(seen.get("worker")).isEqualTo(seen.get("client"));
		assertThat(seen.get("executor")).isEqualTo(seen.get("scope")).isNotEqualTo(seen.get("worker"));
	}

	@Test
	void shouldLeaveThreadsClean() {
		long repairs = application.bean(ContextBoundary.class).repairs();
		for (int i = 0; i < 20; i++) {
			Caller caller = Caller.sampled();
			assertThat(order(caller, "19").values()).noneMatch((ids) -> ids.toString().contains("none"));
		}
		assertThat(application.bean(ContextBoundary.class).repairs()).isEqualTo(repairs);
	}

	private static Map<?, ?> order(Caller caller, String order) {
		return new JsonMapper().readValue(application.get(caller, "/opentracing/" + order).body(), Map.class);
	}

	private static SpanData span(List<SpanData> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private static String ids(SpanData span) {
		return span.getTraceId() + "-" + span.getSpanId();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@Import({ WebFluxApplication.class, OpenTracingController.class, OpenTracingController.Later.class })
	static class OpenTracingWebFluxApplication {

		@Bean(destroyMethod = "shutdown")
		ExecutorService executor() {
			return Executors.newSingleThreadExecutor();
		}

	}

}
