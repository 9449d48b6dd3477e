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
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.servlet.ServletApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that no honest client sends, written to the socket byte by byte.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class HostileRequestIntegrationTests {

	private RunningApplication application;

	@BeforeAll
	void start() {
		this.application = RunningApplication.start(ServletApplication.class, "tracing.web.exclude=/internal/**");
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "traceparent: 00-evil<script>-b7ad6b7169203331-01",
			"traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-evil",
			"traceparent: ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"traceparent: 00-00000000000000000000000000000000-b7ad6b7169203331-01",
			"traceparent: 00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", "b3: evil",
			"X-B3-TraceId: evil\r\nX-B3-SpanId: evil" })
	void shouldStartANewTraceWhenTheTraceHeaderIsMalformed(String header, CapturedOutput output) throws IOException {
		String response = send("GET /orders/1 HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n");
		String traceId = traceIdHeader(response);
		assertThat(traceId).matches("[0-9a-f]{32}").isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
		assertThat(response).startsWith("HTTP/1.1 200").doesNotContain("evil");
		assertThat(output).contains(traceId).doesNotContain("evil").doesNotContain("WARN");
	}

	@Test
	void shouldNotNameASpanAfterAMethodThatNobodyKnows() throws IOException {
		String response = send("EVIL /orders/1 HTTP/1.1\r\nHost: localhost\r\n");
		SpanData span = this.application.bean(RecordedSpans.class).serverSpan(traceIdHeader(response));
		assertThat(span.getName()).startsWith("HTTP").doesNotContain("EVIL");
		assertThat(span.getAttributes().asMap().values()).doesNotContain("EVIL");
		assertThat(span.getAttributes().get(AttributeKey.stringKey("http.request.method"))).isEqualTo("_OTHER");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders/%2500", "/orders/1;a=b%25zz", "/%25zz/%25" })
	void shouldServePathsThatCannotBeDecodedTwice(String path) throws IOException {
		assertThat(send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n")).containsPattern("^HTTP/1.1 (200|400|404)")
			.contains("X-Trace-Id: ");
	}

	@Test
	void shouldBoundThePathOnASpan() throws IOException {
		String response = send("GET /orders/" + "a".repeat(5000) + " HTTP/1.1\r\nHost: localhost\r\n");
		SpanData span = this.application.bean(RecordedSpans.class).serverSpan(traceIdHeader(response));
		assertThat(span.getAttributes().get(AttributeKey.stringKey("url.path"))).hasSize(1024);
		assertThat(span.getAttributes().asMap().values())
			.allSatisfy((value) -> assertThat(value.toString().length()).isLessThanOrEqualTo(1024));
	}

	@Test
	void shouldNotHideARequestBehindAnExcludedPath() throws IOException {
		String response = send("GET /internal/../orders/1 HTTP/1.1\r\nHost: localhost\r\n");
		this.application.bean(RecordedSpans.class).serverSpan(traceIdHeader(response));
	}

	private String send(String head) throws IOException {
		try (Socket socket = new Socket("localhost", this.application.port())) {
			socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static String traceIdHeader(String response) {
		List<String> values = response.lines()
			.filter((line) -> line.startsWith("X-Trace-Id: "))
			.map((line) -> line.substring("X-Trace-Id: ".length()))
			.toList();
		assertThat(values).as("trace id headers in\n" + response).hasSize(1);
		return values.get(0);
	}

}
