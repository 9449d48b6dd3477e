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

package io.github.tracingboot.it.graphql;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
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
 * Requests, data fetchers and data loaders of GraphQL, observed by Spring Boot.
 */
@ExtendWith(OutputCaptureExtension.class)
class GraphQlIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(ShopApplication.class, "spring.graphql.websocket.path=/graphql");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldLogTheCallersTraceIdInEveryFetcherAndHaveOneTree(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(query(application, caller)).contains("\"customer\":\"c2\"", "\"price\":12");
		for (String line : List.of("finding orders", "finding 2 customers", "pricing order 1", "pricing order 2")) {
			assertThat(LogLines.all(output, line, caller.traceId())).as(line).hasSize(1);
		}
		List<SpanData> spans = application.bean(RecordedSpans.class).ofTrace(caller.traceId());
		Set<String> ids = spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		assertThat(spans).filteredOn((span) -> !ids.contains(span.getParentSpanId())).hasSize(1);
		assertThat(spans).extracting(SpanData::getName)
			.contains("POST /graphql", "graphql query", "graphql field orders", "graphql field price",
					"graphql dataloader string")
			.doesNotContain("graphql field id");
	}

	@Test
	void shouldLogTheTraceIdOfTheHandshakeInASubscription(CapturedOutput output) {
		Caller caller = Caller.sampled();
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("traceparent", caller.traceparent())
			.subprotocols("graphql-transport-ws")
			.buildAsync(URI.create("ws://localhost:" + application.port() + "/graphql"), new WebSocket.Listener() {
			})
			.join();
		socket.sendText("{\"type\":\"connection_init\"}", true).join();
		socket
			.sendText("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription { parcels }\"}}",
					true)
			.join();
		assertThat(LogLines.awaitAll(output, "sending parcel")).singleElement().asString().contains(caller.traceId());
		assertThat(LogLines.all(output, "subscribing", caller.traceId())).hasSize(1);
		socket.abort();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracing.instrument.graphql.enabled", "management.observations.enable.graphql" })
	void shouldMakeNoSpansWhenSwitchedOff(String property) {
		try (RunningApplication unobserved = RunningApplication.start(ShopApplication.class, property + "=false")) {
			Caller caller = Caller.sampled();
			query(unobserved, caller);
			assertThat(unobserved.bean(RecordedSpans.class).ofTrace(caller.traceId())).extracting(SpanData::getName)
				.containsExactly("POST /graphql");
		}
	}

	private static String query(RunningApplication application, Caller caller) {
		HttpResponse<String> response = application
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + application.port() + "/graphql"))
				.header("traceparent", caller.traceparent())
				.header("content-type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ orders { id customer price } }\"}"))
				.build());
		return response.body();
	}

}
