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

package io.github.tracingboot.it.clients;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behaviour of HTTP clients in a real application that calls a real server.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientTracingIntegrationTests {

	private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-01");

	private Downstream downstream;

	private ConfigurableApplicationContext application;

	private RestClient caller;

	private RecordedSpans spans;

	@BeforeAll
	void start() throws IOException {
		this.downstream = new Downstream();
		this.application = new SpringApplicationBuilder(CallingApplication.class).run("--server.port=0",
				"--spring.application.name=calling", "--management.tracing.sampling.probability=1.0",
				"--spring.reactor.context-propagation=auto", "--downstream.url=" + this.downstream.url());
		this.spans = this.application.getBean(RecordedSpans.class);
		this.caller = RestClient
			.create("http://localhost:" + this.application.getEnvironment().getProperty("local.server.port"));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.downstream.close();
	}

	@BeforeEach
	void reset() {
		this.downstream.reset();
		this.spans.reset();
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateByBuilder", "templateByNew", "templateOfOwnClass", "restClientByBuilder",
			"restClientByCreate", "restClientOnHttpClientBean", "webClientByBuilder", "webClientByCreate",
			"webClientOnHttpClientBean", "interfaceOnRestClient", "interfaceOnWebClient", "serviceGroup",
			"reactiveServiceGroup", "httpClientSync", "httpClientAsync", "httpClientAsyncWithPush", "templateByHand",
			"restClientByHand", "webClientByHand", "httpClientByHand", "beanInstrumentedAgain" })
	void shouldMakeOneClientSpanAndSendItsIdsHoweverTheClientWasMade(String name, CapturedOutput output) {
		assertThat(call(name, "/ok")).isEqualTo("done");
		assertThat(this.downstream.requests()).hasSize(1);
		Matcher traceparent = traceparent(this.downstream.requests().get(0));
		assertThat(loggedTraceId(output, name)).isEqualTo(traceparent.group(1));
		List<SpanData> trace = finishedTrace(traceparent.group(1));
		assertThat(trace).extracting(SpanData::getKind).containsExactlyInAnyOrder(SpanKind.SERVER, SpanKind.CLIENT);
		SpanData client = only(trace, SpanKind.CLIENT);
		assertThat(client.getSpanId()).isEqualTo(traceparent.group(2));
		assertThat(client.getParentSpanId()).isEqualTo(only(trace, SpanKind.SERVER).getSpanId());
		assertThat(client.getName()).startsWith("GET");
		assertThat(client.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		assertThat(text(client, "http.request.method")).isEqualTo("GET");
		assertThat(number(client, "http.response.status_code")).isEqualTo(200);
		assertThat(text(client, "url.full")).isEqualTo(this.downstream.url() + "/ok");
		assertThat(text(client, "server.address")).isEqualTo("127.0.0.1");
		assertThat(number(client, "server.port")).isEqualTo(this.downstream.port());
		assertThat(text(client, "error.type")).isNull();
	}

	@Test
	void shouldNameTheSpanByTheTemplateAndKeepTheNameAndTagsOfTheMetric() {
		call("restClientWithTemplate", "");
		SpanData client = only(finishedTrace(), SpanKind.CLIENT);
		assertThat(client.getName()).isEqualTo("GET /orders/{id}");
		assertThat(text(client, "url.full")).isEqualTo(this.downstream.url() + "/orders/42");
		assertThat(text(client, "uri")).isEqualTo("/orders/{id}?token={token}");
		Timer timer = this.application.getBean(MeterRegistry.class)
			.get("http.client.requests")
			.tag("uri", "/orders/{id}?token={token}")
			.timer();
		assertThat(timer.getId().getTags()).extracting((tag) -> tag.getKey())
			.containsExactlyInAnyOrder("client.name", "error", "exception", "method", "outcome", "status", "uri");
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateByNew", "restClientByCreate", "restClientThatHandlesStatus", "webClientByCreate",
			"httpClientSync", "httpClientAsync" })
	void shouldMarkTheSpanFailedWhenTheAnswerIsAnError(String name) {
		for (int status : new int[] { 404, 500 }) {
			reset();
			call(name, "/status/" + status);
			SpanData client = only(finishedTrace(), SpanKind.CLIENT);
			assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			assertThat(number(client, "http.response.status_code")).isEqualTo(status);
			assertThat(text(client, "error.type")).isEqualTo(String.valueOf(status));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateByBuilder", "webClientThatTimesOut", "httpClientSync", "httpClientAsync" })
	void shouldEndTheOnlySpanWhenTheAnswerTakesTooLong(String name) {
		call(name, "/silent");
		SpanData client = only(finishedTrace(), SpanKind.CLIENT);
		assertThat(number(client, "http.response.status_code")).isNull();
		if (!name.startsWith("webClient")) {
			assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			assertThat(text(client, "error.type"))
				.isEqualTo(name.startsWith("template") ? "java.io.IOException" : "java.net.http.HttpTimeoutException");
		}
	}

	@Test
	void shouldMakeOneSpanPerAttemptOfARetry() {
		call("webClientThatRetries", "/status/503");
		assertThat(this.downstream.requests()).hasSize(3);
		List<String> sent = this.downstream.requests()
			.stream()
			.map((headers) -> traceparent(headers).group(2))
			.toList();
		assertThat(sent).doesNotHaveDuplicates();
		List<SpanData> trace = finishedTrace(traceparent(this.downstream.requests().get(0)).group(1));
		assertThat(trace).filteredOn((span) -> span.getKind() == SpanKind.CLIENT)
			.extracting(SpanData::getSpanId)
			.containsExactlyInAnyOrderElementsOf(sent);
	}

	@Test
	void shouldMeasureTheJdkClientUnderANameOfItsOwn() {
		call("httpClientSync", "/ok");
		finishedTrace();
		MeterRegistry meters = this.application.getBean(MeterRegistry.class);
		assertThat(meters.get("jdk.http.client.requests").timer().getId().getTags()).extracting((tag) -> tag.getKey())
			.containsExactlyInAnyOrder("client.name", "error", "exception", "method", "outcome", "status");
	}

	@Test
	void shouldStartWithoutWarning(CapturedOutput output) {
		assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	private String call(String name, String path) {
		return this.caller.get().uri("/call?caller={name}&path={path}", name, path).retrieve().body(String.class);
	}

	private static String loggedTraceId(CapturedOutput output, String name) {
		Matcher line = Pattern.compile("(?m)^.*?\\b([0-9a-f]{32})\\b.*calling by " + name + "$")
			.matcher(output.getAll());
		String traceId = null;
		while (line.find()) {
			traceId = line.group(1);
		}
		return traceId;
	}

	private static Matcher traceparent(Map<String, List<String>> headers) {
		assertThat(headers.get("traceparent")).hasSize(1);
		Matcher matcher = TRACEPARENT.matcher(headers.get("traceparent").get(0));
		assertThat(matcher.matches()).isTrue();
		return matcher;
	}

	private List<SpanData> finishedTrace() {
		Awaitility.await().until(() -> !this.spans.clientSpans().isEmpty());
		return finishedTrace(this.spans.clientSpans().get(0).getTraceId());
	}

	private List<SpanData> finishedTrace(String traceId) {
		Awaitility.await()
			.until(() -> this.spans.ofTrace(traceId).stream().anyMatch((span) -> span.getKind() == SpanKind.SERVER));
		Awaitility.await().until(() -> !this.spans.clientSpans().isEmpty());
		return this.spans.ofTrace(traceId);
	}

	private static SpanData only(List<SpanData> trace, SpanKind kind) {
		List<SpanData> spans = trace.stream().filter((span) -> span.getKind() == kind).toList();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	private static String text(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private static Long number(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.longKey(key));
	}

}
