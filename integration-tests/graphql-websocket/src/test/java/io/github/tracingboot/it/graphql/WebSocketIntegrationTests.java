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
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.SeenHeaders;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.converter.StringMessageConverter;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages over WebSocket: those of STOMP are traced one by one.
 */
@ExtendWith(OutputCaptureExtension.class)
class WebSocketIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start(CapturedOutput output) {
		application = RunningApplication.start(ShopApplication.class);
		assertThat(LogLines.awaitAll(output, "Tracing is on")).last().asString().contains("stomp");
		assertThat(output).doesNotContain("is not eligible for getting processed");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldContinueTheTraceInTheHeadersOfAFrame(CapturedOutput output) throws Exception {
		Caller caller = Caller.sampled();
		StompSession session = connect(application);
		send(session, "book", caller.traceparent());
		assertThat(LogLines.awaitAll(output, "ordering book")).singleElement().asString().contains(caller.traceId());
		SpanData span = spans().ofTrace(caller.traceId()).get(0);
		assertThat(span.getName()).isEqualTo("stomp message");
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getParentSpanId()).isEqualTo(caller.spanId());
		session.disconnect();
	}

	@Test
	void shouldMakeEachMessageATraceOfItsOwnWhenFramesHaveNone(CapturedOutput output) throws Exception {
		StompSession session = connect(application);
		List<String> orders = List.of("pen", "ink", "paper");
		for (String order : orders) {
			send(session, order, null);
		}
		List<String> traceIds = orders.stream()
			.map((order) -> traceId(LogLines.awaitAll(output, "ordering " + order)))
			.toList();
		assertThat(traceIds).doesNotHaveDuplicates();
		for (String traceId : traceIds) {
			assertThat(spans().ofTrace(traceId)).hasSize(1);
		}
		assertThat(application.bean(ContextBoundary.class).repairs()).isZero();
		session.disconnect();
	}

	@Test
	void shouldLogTheTraceIdInTheErrorLineOfAHandler(CapturedOutput output) throws Exception {
		Caller caller = Caller.sampled();
		StompSession session = connect(application);
		send(session, "bad book", caller.traceparent());
		assertThat(LogLines.awaitAll(output, "ERROR", "Unhandled exception")).singleElement()
			.asString()
			.contains(caller.traceId());
		session.disconnect();
	}

	@Test
	void shouldStartANewTraceWhenTheHeadersOfAFrameAreMalformed(CapturedOutput output) throws Exception {
		StompSession session = connect(application);
		send(session, "globe", "00-zz-\u0001-99");
		assertThat(traceId(LogLines.awaitAll(output, "ordering globe"))).hasSize(32);
		session.disconnect();
	}

	@Test
	void shouldBeginATraceForFramesOfWhoIsNotTrusted(CapturedOutput output) throws Exception {
		try (RunningApplication untrusting = RunningApplication.start(SeeingApplication.class,
				"tracing.propagation.trust.mode=rules", "tracing.propagation.trust.networks=0.0.0.0/0,::/0",
				"tracing.propagation.trust.header.name=tenant-key",
				"tracing.propagation.trust.header.value=open sesame")) {
			StompSession session = connect(untrusting);
			Caller caller = Caller.sampled();
			send(session, "atlas", caller.traceparent());
			String traceId = traceId(LogLines.awaitAll(output, "ordering atlas"));
			assertThat(traceId).hasSize(32).isNotEqualTo(caller.traceId());
			assertThat(untrusting.bean(RecordedSpans.class).ofTrace(traceId)).singleElement().satisfies((span) -> {
				assertThat(span.getParentSpanContext().isValid()).isFalse();
				assertThat(span.getLinks()).singleElement()
					.satisfies((link) -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(caller.spanId()));
			});
			StompHeaders headers = new StompHeaders();
			headers.setDestination("/app/order");
			headers.set("traceparent", caller.traceparent());
			headers.set("tenant-key", "open sesame");
			session.send(headers, "chart");
			assertThat(traceId(LogLines.awaitAll(output, "ordering chart"))).isEqualTo(caller.traceId());
			assertThat(untrusting.bean(SeenHeaders.class).names()).contains("tenant-key");
			session.disconnect();
		}
	}

	@Test
	void shouldMakeNoSpansWhenSwitchedOff(CapturedOutput output) throws Exception {
		try (RunningApplication untraced = RunningApplication.start(ShopApplication.class,
				"tracing.instrument.stomp.enabled=false")) {
			assertThat(LogLines.all(output, "Tracing is on", "stomp (tracing.instrument.stomp.enabled=false)"))
				.hasSize(1);
			StompSession session = connect(untraced);
			send(session, "map", null);
			LogLines.awaitAll(output, "ordering map");
			assertThat(untraced.bean(RecordedSpans.class).all())
				.noneMatch((span) -> span.getName().startsWith("stomp"));
			session.disconnect();
		}
	}

	@Test
	void shouldHaveNoIdInAPlainHandler(CapturedOutput output) {
		WebSocket socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.header("traceparent", Caller.sampled().traceparent())
			.buildAsync(URI.create("ws://localhost:" + application.port() + "/plain"), new WebSocket.Listener() {
			})
			.join();
		socket.sendText("knock", true).join();
		assertThat(LogLines.awaitAll(output, "hearing knock")).singleElement()
			.asString()
			.doesNotContainPattern("[0-9a-f]{32}");
		socket.abort();
	}

	private static StompSession connect(RunningApplication application) throws Exception {
		WebSocketStompClient client = new WebSocketStompClient(new StandardWebSocketClient());
		client.setMessageConverter(new StringMessageConverter());
		return client.connectAsync("ws://localhost:" + application.port() + "/stomp", new StompSessionHandlerAdapter() {
		}).get(120, TimeUnit.SECONDS);
	}

	private static void send(StompSession session, String order, String traceparent) {
		StompHeaders headers = new StompHeaders();
		headers.setDestination("/app/order");
		if (traceparent != null) {
			headers.set("traceparent", traceparent);
		}
		session.send(headers, order);
	}

	private static String traceId(List<String> lines) {
		return lines.get(0).replaceFirst(".*\\[([0-9a-f]{32})-[0-9a-f]{16}].*", "$1");
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(ShopApplication.class)
	static class SeeingApplication {

		@Bean
		SeenHeaders seenHeaders() {
			return new SeenHeaders();
		}

	}

}
