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

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behaviour of HTTP clients in a real application that calls a real server.
 */
class ClientTracingIntegrationTests extends AbstractClientIntegrationTests {

	ClientTracingIntegrationTests() {
		super(CallingApplication.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateByBuilder", "templateByNew", "templateOfOwnClass", "restClientByBuilder",
			"restClientByCreate", "restClientOnHttpClientBean", "webClientByBuilder", "webClientByCreate",
			"webClientOnHttpClientBean", "interfaceOnRestClient", "interfaceOnWebClient", "serviceGroup",
			"reactiveServiceGroup", "httpClientSync", "httpClientAsync", "httpClientAsyncWithPush", "templateByHand",
			"restClientByHand", "webClientByHand", "httpClientByHand", "beanInstrumentedAgain" })
	void shouldMakeOneClientSpanAndSendItsIdsHoweverTheClientWasMade(String name, CapturedOutput output) {
		SpanData client = callAndAssertOneClientSpanWithTheLoggedIds(name, output);
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

	@ParameterizedTest
	@ValueSource(strings = { "templateByNew", "restClientByCreate", "webClientByCreate", "httpClientSync",
			"httpClientAsync" })
	void shouldEndTheOnlySpanWhenTheConnectionIsRefused(String name) {
		call(name, Downstream.REFUSED);
		SpanData client = only(finishedTrace(), SpanKind.CLIENT);
		assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(text(client, "error.type")).contains("ConnectException");
		assertThat(number(client, "http.response.status_code")).isNull();
	}

	@Test
	void shouldEndTheOnlySpanWhenAnAsynchronousCallIsCancelled() {
		call("httpClientCancelled", "/silent");
		SpanData client = only(finishedTrace(), SpanKind.CLIENT);
		assertThat(client.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(text(client, "error.type")).isEqualTo("java.util.concurrent.CancellationException");
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

}
