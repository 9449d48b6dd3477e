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

package io.github.tracingboot.it.zipkin;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.jayway.jsonpath.JsonPath;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a real Zipkin server understood of the spans that it was sent.
 */
@ExtendWith(OutputCaptureExtension.class)
class ZipkinIntegrationTests {

	private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusNanos(123_456_789);

	private static final Logger logger = LoggerFactory.getLogger("com.example.Shop");

	private static ZipkinServer zipkin;

	@BeforeAll
	static void startZipkin() {
		zipkin = ZipkinServer.start();
	}

	@AfterAll
	static void stopZipkin() {
		zipkin.close();
	}

	@Test
	void shouldBeUnderstoodByZipkin(CapturedOutput output) {
		String traceId;
		try (ConfigurableApplicationContext context = run()) {
			Tracer tracer = context.getBean(Tracer.class);
			Span server = start(tracer, "GET /orders/{id}", SpanKind.SERVER);
			server.setAttribute("server.address", "shop.local").setAttribute("http.route", "/orders/{id}");
			traceId = server.getSpanContext().getTraceId();
			try (Scope scope = server.makeCurrent()) {
				recordChildren(tracer);
			}
			server.end(START.plusMillis(250));
			context.getBean(SdkTracerProvider.class).forceFlush().join(1, TimeUnit.MINUTES);
			List<Map<String, Object>> spans = awaitTrace(traceId, 7);
			assertThat(spans).allSatisfy((span) -> {
				assertThat(span).containsEntry("traceId", traceId).doesNotContainKey("shared");
				assertThat(read(span, "$.localEndpoint.serviceName")).isEqualTo("shop");
				assertThat(((Number) span.get("duration")).longValue()).isPositive();
			});
			assertServer(named(spans, "get /orders/{id}"));
			assertClient(named(spans, "post /payments"), server.getSpanContext().getSpanId());
			assertThat(named(spans, "orders send")).containsEntry("kind", "PRODUCER");
			assertThat(read(named(spans, "orders send"), "$.remoteEndpoint.serviceName")).isEqualTo("broker.local");
			assertThat(named(spans, "orders process")).containsEntry("kind", "CONSUMER");
			assertThat(named(spans, "pack")).doesNotContainKeys("kind", "remoteEndpoint").containsEntry("duration", 1);
			assertFailed(named(spans, "charge"));
			assertEvents(named(spans, "count"));
		}
		assertThat(output).contains("backends: zipkin (http://" + zipkin.address() + "/api/v2/spans)")
			.doesNotContain(" WARN ")
			.doesNotContain(" ERROR ");
	}

	@Test
	void shouldShowLogLinesInsideTheSpanInWhichTheyWereLogged() {
		try (ConfigurableApplicationContext context = run()) {
			Span span = context.getBean(Tracer.class).spanBuilder("pack an order").startSpan();
			try (Scope scope = span.makeCurrent()) {
				logger.info("packing");
				logger.warn("{} is out of stock", "pen");
				Exception failure = new IllegalStateException("no stock");
				logger.error("order failed", failure);
				span.recordException(failure);
			}
			span.end();
			List<Map<String, Object>> spans = awaitTrace(span.getSpanContext().getTraceId(), 1);
			List<String> annotations = JsonPath.read(spans, "$[0].annotations[*].value");
			assertThat(annotations).hasSize(3)
				.contains("WARN c.e.Shop: pen is out of stock",
						"ERROR c.e.Shop: order failed (java.lang.IllegalStateException: no stock)")
				.satisfiesOnlyOnce((annotation) -> assertThat(annotation).contains("exception.stacktrace"));
		}
	}

	@Test
	void shouldBeFoundByNameOfService() {
		try (ConfigurableApplicationContext context = run("spring.application.name=found-by-name",
				"tracing.export.zipkin.compression=none")) {
			context.getBean(Tracer.class).spanBuilder("anything").startSpan().end();
		}
		await().atMost(1, TimeUnit.MINUTES)
			.untilAsserted(() -> assertThat(zipkin.get("/api/v2/services").body()).contains("\"found-by-name\""));
	}

	private static void recordChildren(Tracer tracer) {
		Span client = start(tracer, "POST /payments", SpanKind.CLIENT);
		client.setAttribute("peer.service", "payment")
			.setAttribute("network.peer.address", "10.9.8.7")
			.setAttribute("network.peer.port", 8081)
			.end(START.plusNanos(5_000_999));
		Span producer = start(tracer, "orders send", SpanKind.PRODUCER);
		producer.setAttribute("server.address", "broker.local").end(START.plusMillis(1));
		start(tracer, "orders process", SpanKind.CONSUMER).end(START.plusMillis(1));
		start(tracer, "pack", SpanKind.INTERNAL).end(START);
		Span charge = start(tracer, "charge", SpanKind.INTERNAL);
		charge.setStatus(StatusCode.ERROR, "card declined").end(START.plusMillis(1));
		Span count = start(tracer, "count", SpanKind.INTERNAL);
		count.setAttribute("error", false)
			.setAttribute(AttributeKey.stringArrayKey("items"), List.of("pen", "ink"))
			.addEvent("counted", Attributes.builder().put("number", 2).build(), START.plusNanos(2_000));
		count.end(START.plusMillis(1));
	}

	private static Span start(Tracer tracer, String name, SpanKind kind) {
		return tracer.spanBuilder(name)
			.setParent(Context.current())
			.setSpanKind(kind)
			.setStartTimestamp(START)
			.startSpan();
	}

	private static void assertServer(Map<String, Object> span) {
		long micros = TimeUnit.SECONDS.toMicros(START.getEpochSecond()) + 123_456;
		assertThat(span).containsEntry("kind", "SERVER")
			.containsEntry("duration", 250_000)
			.containsEntry("timestamp", micros)
			.doesNotContainKeys("parentId", "remoteEndpoint");
		assertThat(tags(span)).containsEntry("http.route", "/orders/{id}").doesNotContainKey("error");
	}

	private static void assertClient(Map<String, Object> span, String parentId) {
		assertThat(span).containsEntry("kind", "CLIENT")
			.containsEntry("parentId", parentId)
			.containsEntry("duration", 5_001);
		assertThat(read(span, "$.remoteEndpoint.serviceName")).isEqualTo("payment");
		assertThat(read(span, "$.remoteEndpoint.ipv4")).isEqualTo("10.9.8.7");
		assertThat(read(span, "$.remoteEndpoint.port")).isEqualTo(8081);
	}

	private static void assertFailed(Map<String, Object> span) {
		assertThat(tags(span)).containsEntry("error", "card declined").containsEntry("otel.status_code", "ERROR");
	}

	private static void assertEvents(Map<String, Object> span) {
		assertThat(tags(span)).containsEntry("items", "[\"pen\",\"ink\"]").doesNotContainKey("error");
		assertThat(read(span, "$.annotations[0].value")).isEqualTo("\"counted\": {\"number\":2}");
		assertThat(read(span, "$.annotations[0].timestamp"))
			.isEqualTo(TimeUnit.SECONDS.toMicros(START.getEpochSecond()) + 123_458);
	}

	private static List<Map<String, Object>> awaitTrace(String traceId, int size) {
		return await().atMost(1, TimeUnit.MINUTES).until(() -> trace(traceId), (spans) -> spans.size() == size);
	}

	private static List<Map<String, Object>> trace(String traceId) {
		HttpResponse<String> answer = zipkin.get("/api/v2/trace/" + traceId);
		return (answer.statusCode() == 200) ? JsonPath.read(answer.body(), "$") : List.of();
	}

	private static Map<String, Object> named(List<Map<String, Object>> spans, String name) {
		return spans.stream().filter((span) -> name.equals(span.get("name"))).findFirst().orElseThrow();
	}

	private static Map<String, String> tags(Map<String, Object> span) {
		return JsonPath.read(span, "$.tags");
	}

	private static Object read(Map<String, Object> span, String path) {
		return JsonPath.read(span, path);
	}

	private static ConfigurableApplicationContext run(String... properties) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setDefaultProperties(Map.of("spring.application.name", "shop", "tracing.export.to", "zipkin",
				"tracing.export.zipkin.endpoint", zipkin.address()));
		return application.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
