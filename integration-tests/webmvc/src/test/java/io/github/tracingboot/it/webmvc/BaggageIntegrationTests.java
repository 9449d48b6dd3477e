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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Baggage on Tomcat and through its clients.
 */
@ExtendWith(OutputCaptureExtension.class)
class BaggageIntegrationTests {

	/**
	 * What a request may allocate at most, beyond one without baggage: Tomcat's strings
	 * for 100 kB of headers, and reading them.
	 */
	private static final long MOST_ALLOCATED = 1024 * 1024;

	private static final AttributeKey<String> TENANT = AttributeKey.stringKey("tenant");

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(BaggageApplication.class,
				"management.tracing.baggage.remote-fields=tenant", "logging.pattern.level=%5p <tenant=%X{tenant}>",
				"server.max-http-request-header-size=512KB", "server.tomcat.threads.min-spare=1");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldShowAndForwardARemoteFieldThatComesWithoutATraceHeader(CapturedOutput output) {
		HttpResponse<String> response = application.get(application.port(), "/relay", "tenant", "acme");
		assertThat(JsonParserFactory.getJsonParser().parseMap(response.body())).isEqualTo(Map.of("RestTemplate",
				"acme tenant=acme", "RestClient", "acme tenant=acme", "Async", "acme tenant=acme"));
		String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
		List<String> lines = LogLines.awaitAll(output, traceId);
		assertThat(lines).hasSizeGreaterThanOrEqualTo(9).allMatch((line) -> line.contains("<tenant=acme>"));
		assertThat(lines.get(0)).contains("the first line");
		assertThat(lines).anyMatch((line) -> line.contains("relaying from a task"));
		assertThat(application.bean(RecordedSpans.class).ofTrace(traceId)).hasSizeGreaterThanOrEqualTo(8)
			.allSatisfy((span) -> assertThat(span.getAttributes().get(TENANT)).as(span.getName()).isEqualTo("acme"));
	}

	@Test
	void shouldLeaveNothingForTheNextRequest(CapturedOutput output) {
		application.get(application.port(), "/received", "tenant", "acme");
		HttpResponse<String> response = application.get(application.port(), "/received");
		assertThat(LogLines.awaitAll(output, response.headers().firstValue("X-Trace-Id").orElseThrow()))
			.allMatch((line) -> line.contains("<tenant=>"));
	}

	@Test
	void shouldNotLetAValueForgeALogLine(CapturedOutput output) throws IOException {
		String response = send("baggage: tenant=a%0AERROR%20forged%E2%80%AE");
		assertThat(response).startsWith("HTTP/1.1 200");
		LogLines.awaitAll(output, "<tenant=a?ERROR forged?>");
	}

	static List<String> floods() {
		return List.of("baggage: k=" + "v".repeat(100_000), "baggage: k=" + "%41".repeat(33_000),
				"baggage: "
						+ IntStream.range(0, 10_000).mapToObj((i) -> "k" + i + "=v").collect(Collectors.joining(",")),
				IntStream.range(0, 1000)
					.mapToObj((i) -> "baggage: k" + i + "=" + "v".repeat(80))
					.collect(Collectors.joining("\r\n")),
				IntStream.range(0, 1000)
					.mapToObj((i) -> "uberctx-" + i + ": " + "v".repeat(80))
					.collect(Collectors.joining("\r\n")));
	}

	@ParameterizedTest
	@MethodSource("floods")
	void shouldServeARequestWithAFloodOfBaggage(String flood, CapturedOutput output) throws IOException {
		String headers = "tenant: acme\r\n" + flood;
		for (int i = 0; i < 5; i++) {
			send("tenant: acme");
			send(headers);
		}
		long before = allocated();
		send("tenant: acme");
		long usual = allocated() - before;
		before = allocated();
		String response = send(headers);
		long more = allocated() - before - usual;
		assertThat(response).startsWith("HTTP/1.1 200");
		Map<String, Object> kept = JsonParserFactory.getJsonParser()
			.parseMap(response.substring(response.indexOf('{'), response.lastIndexOf('}') + 1));
		assertThat(kept).containsEntry("tenant", "acme").hasSizeLessThanOrEqualTo(64);
		assertThat(kept.toString().length()).isLessThanOrEqualTo(8192);
		assertThat(more).as("bytes allocated").isLessThan(MOST_ALLOCATED);
		assertThat(output).doesNotContain("WARN").doesNotContain("ERROR ");
	}

	// By the threads that serve requests.
	private static long allocated() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
			.filter((thread) -> thread != null && thread.getThreadName().startsWith("http-nio"))
			.mapToLong((thread) -> threads.getThreadAllocatedBytes(thread.getThreadId()))
			.sum();
	}

	private static String send(String headers) throws IOException {
		try (Socket socket = new Socket("localhost", application.port())) {
			String head = "GET /kept HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
