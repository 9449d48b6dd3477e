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

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that no honest client sends.
 */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(WebFluxApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "traceparent: 00-evil<script>-b7ad6b7169203331-01",
			"traceparent: ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"traceparent: 00-00000000000000000000000000000000-b7ad6b7169203331-01", "b3: evil" })
	void shouldStartANewTraceWhenTheTraceHeaderIsMalformed(String header, CapturedOutput output) throws IOException {
		String response = send("GET /orders/1 HTTP/1.1", header);
		assertThat(response).startsWith("HTTP/1.1 200").doesNotContain("evil");
		assertThat(traceIdHeader(response)).matches("[0-9a-f]{32}").isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
		assertThat(output).contains(traceIdHeader(response)).doesNotContain("evil").doesNotContain("WARN");
	}

	@Test
	void shouldNotNameASpanAfterAMethodThatNobodyKnows() throws IOException {
		String response = send("EVIL /orders/1 HTTP/1.1", "Accept: */*");
		SpanData span = application.bean(RecordedSpans.class).serverSpan(traceIdHeader(response));
		assertThat(span.getName()).startsWith("HTTP").doesNotContain("EVIL");
		assertThat(span.getAttributes().asMap().values()).doesNotContain("EVIL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders/%2500", "/orders/1;a=b%25zz", "/%25zz/%25" })
	void shouldServePathsThatCannotBeDecodedTwice(String path) throws IOException {
		assertThat(send("GET " + path + " HTTP/1.1", "Accept: */*")).containsPattern("^HTTP/1.1 (200|400|404)")
			.contains("X-Trace-Id: ");
	}

	private static String send(String requestLine, String header) throws IOException {
		try (Socket socket = new Socket("localhost", application.port())) {
			String head = requestLine + "\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static String traceIdHeader(String response) {
		List<String> values = response.lines()
			.filter((line) -> line.startsWith("X-Trace-Id: "))
			.map((line) -> line.substring("X-Trace-Id: ".length()))
			.toList();
		assertThat(values).as("trace id headers in " + response).hasSize(1);
		return values.get(0);
	}

}
