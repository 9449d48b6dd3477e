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

package io.github.tracingboot.it.webflux.containers;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jetty.reactive.JettyReactiveWebServerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.reactive.TomcatReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * WebFlux on servlet containers: the entry is WebFlux's, not the container's.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServletContainerIntegrationTests {

	@ParameterizedTest
	@ValueSource(classes = { OnTomcat.class, OnJetty.class })
	void shouldLogTheCallersIdAndRecordOneServerSpan(Class<?> server, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(server)) {
			long repairs = application.bean(ContextBoundary.class).repairs();
			for (int number = 0; number < 5; number++) {
				Caller caller = Caller.sampled();
				HttpResponse<String> response = application.get(caller, "/orders/" + number);
				assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
				for (String line : List.of("received " + number, "found " + number)) {
					assertThat(LogLines.awaitAll(output, line)).allMatch((found) -> found.contains(caller.traceId()));
				}
				SpanData span = application.bean(RecordedSpans.class).serverSpan(caller.traceId());
				assertThat(span.getName()).isEqualTo("GET /orders/{id}");
				assertThat(span.getParentSpanId()).isEqualTo(caller.spanId());
			}
			assertThat(application.bean(ContextBoundary.class).repairs()).isEqualTo(repairs);
		}
		assertThat(output).doesNotContain(" ERROR ", " WARN ");
	}

	@ParameterizedTest
	@ValueSource(classes = { OnTomcat.class, OnJetty.class })
	void shouldIdentifyFailures(Class<?> server, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(server)) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/failing", "Accept", "application/json");
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
			assertThat(response.body()).contains("\"traceId\":\"" + caller.traceId() + "\"");
			assertThat(LogLines.awaitAll(output, "500 Server Error for HTTP GET"))
				.allMatch((line) -> line.contains(caller.traceId()));
			SpanData span = application.bean(RecordedSpans.class).serverSpan(caller.traceId());
			assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			Caller lost = Caller.sampled();
			HttpResponse<String> notFound = application.get(lost, "/nowhere");
			assertThat(notFound.statusCode()).isEqualTo(404);
			assertThat(notFound.headers().allValues("X-Trace-Id")).containsExactly(lost.traceId());
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { OnTomcat.class, OnJetty.class })
	void shouldEndTheLinesOfTheAccessLogWithTheTraceId(Class<?> server, @TempDir Path directory) {
		try (RunningApplication application = RunningApplication.start(server, "server.tomcat.accesslog.enabled=true",
				"server.tomcat.accesslog.directory=" + directory, "server.tomcat.accesslog.buffered=false",
				"server.jetty.accesslog.enabled=true",
				"server.jetty.accesslog.filename=" + directory.resolve("jetty.log"))) {
			Caller caller = Caller.sampled();
			application.get(caller, "/orders/logged");
			await().untilAsserted(() -> assertThat(linesIn(directory)).singleElement()
				.asString()
				.contains("\"GET /orders/logged HTTP/1.1\" 200")
				.endsWith(" " + caller.traceId()));
		}
	}

	private static List<String> linesIn(Path directory) throws IOException {
		List<String> lines = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
			for (Path file : files) {
				lines.addAll(Files.readAllLines(file));
			}
		}
		return lines;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(OrderController.class)
	static class Application {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class OnTomcat {

		@Bean
		TomcatReactiveWebServerFactory webServerFactory() {
			return new TomcatReactiveWebServerFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class OnJetty {

		@Bean
		JettyReactiveWebServerFactory webServerFactory() {
			return new JettyReactiveWebServerFactory();
		}

	}

	@RestController
	static class OrderController {

		private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

		@GetMapping("/orders/{id}")
		Mono<String> order(@PathVariable String id) {
			logger.info("received {}", id);
			return Mono.just(id)
				.publishOn(Schedulers.boundedElastic())
				.delayElement(Duration.ofMillis(5))
				.doOnNext((found) -> logger.info("found {}", found));
		}

		@GetMapping("/failing")
		Mono<String> failing() {
			return Mono.error(new IllegalStateException("failing"));
		}

	}

}
