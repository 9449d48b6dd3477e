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

package io.github.tracingboot.it.elasticsearch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import io.github.tracingboot.export.BackendState;
import io.github.tracingboot.export.BackendStatus;
import io.github.tracingboot.export.ExportStatus;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.FakeZipkin;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.search.SearchServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What can be found in a server of the spans of a running application.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class SpansContract {

	private final String uniquePart = UUID.randomUUID().toString().substring(0, 8);

	private SearchServer server;

	@BeforeEach
	void useServer() {
		this.server = SearchServer.get(kind());
	}

	abstract SearchServer.Kind kind();

	abstract boolean hasDataStreams();

	@Test
	void shouldFindAllSpansOfARequestInOrderByItsTraceId(CapturedOutput output) {
		Caller caller = Caller.sampled();
		try (RunningApplication shop = start()) {
			shop.get(Caller.sampled(), "/orders/6");
			shop.get(caller, "/orders/7");
			shop.get(Caller.sampled(), "/orders/8");
			List<Map<String, Object>> spans = awaitTrace("traces-*", caller.traceId(), 4);
			assertThat(spans).extracting((span) -> read(span, "$.span.name"))
				.containsExactly("GET /orders/{id}", "GET /stock/{id}", "GET /stock/{id}", "pack");
			assertThat(spans).extracting((span) -> read(span, "$.span.kind"))
				.containsExactly("SERVER", "CLIENT", "SERVER", "INTERNAL");
			assertParents(spans, caller);
			assertThat(spans).allSatisfy((span) -> {
				assertThat(read(span, "$.service.name")).isEqualTo("shop");
				assertThat(read(span, "$.service.version")).isEqualTo("1.2");
				assertThat(read(span, "$.event.outcome")).isEqualTo("success");
				assertThat(((Number) read(span, "$.event.duration")).longValue()).isPositive();
				assertThat(read(span, "$.host.name")).asString().isNotEmpty();
			});
			Map<String, Object> server = spans.get(0);
			assertThat(read(server, "$.http.request.method")).isEqualTo("GET");
			assertThat(read(server, "$.http.response.status_code")).isEqualTo(200);
			assertThat(read(server, "$.http.route")).isEqualTo("/orders/{id}");
			assertThat(read(server, "$.url.path")).isEqualTo("/orders/7");
			assertThat(read(spans.get(3), "$.labels.order_id")).isEqualTo("7");
			assertThat(status(shop).rejected()).isZero();
		}
		assertThat(output).contains("elasticsearch (http://" + this.server.address() + ")")
			.doesNotContain(" WARN ")
			.doesNotContain(" ERROR ");
	}

	private static void assertParents(List<Map<String, Object>> spans, Caller caller) {
		String first = (String) read(spans.get(0), "$.span.id");
		String called = (String) read(spans.get(2), "$.span.id");
		assertThat(spans).extracting((span) -> read(span, "$.parent.id"))
			.containsExactly(caller.spanId(), first, read(spans.get(1), "$.span.id"), first);
		assertThat(spans).extracting((span) -> read(span, "$.transaction.id"))
			.containsExactly(first, first, called, first);
	}

	@Test
	void shouldFindFailuresWithTheirError() {
		Caller caller = Caller.sampled();
		try (RunningApplication shop = start()) {
			shop.get(caller, "/orders/broken");
			awaitTrace("traces-*", caller.traceId(), 4);
			List<Map<String, Object>> failures = search("traces-*", """
					{"bool":{"filter":[%s,{"match_phrase":{"event.outcome":"failure"}},
					{"match_phrase":{"error.message":"broken"}}]}}""".formatted(byTraceId(caller.traceId())));
			assertThat(failures).singleElement().satisfies((span) -> {
				assertThat(read(span, "$.http.response.status_code")).isEqualTo(500);
				assertThat(read(span, "$.error.type")).asString().contains("IllegalStateException");
				assertThat(read(span, "$.error.stack_trace")).asString().contains("ShopController");
			});
		}
	}

	@Test
	void shouldMapFieldsByTheTemplate() {
		try (RunningApplication shop = start()) {
			record(shop, span(shop, "typed"));
		}
		Map<String, Object> fields = JsonPath.read(this.server.json("GET",
				"/traces-spring-default/_field_caps?fields=@timestamp,trace.id,span.id,transaction.id,event.duration,http.response.status_code",
				""), "$.fields");
		assertThat(fields.get("@timestamp")).asString().contains("date_nanos");
		assertThat(List.of("trace.id", "span.id", "transaction.id"))
			.allSatisfy((field) -> assertThat(fields.get(field)).asString().contains("type=keyword"));
		assertThat(List.of("event.duration", "http.response.status_code"))
			.allSatisfy((field) -> assertThat(fields.get(field)).asString().contains("type=long"));
		assertThat(this.server.call("GET", "/_data_stream/traces-spring-default", "").statusCode() == 200)
			.isEqualTo(hasDataStreams());
	}

	@Test
	void shouldKeepNanosecondsInOrder() {
		Instant start = Instant.now();
		String traceId;
		try (RunningApplication shop = start()) {
			Tracer tracer = shop.bean(Tracer.class);
			Span root = tracer.spanBuilder("0").setNoParent().setStartTimestamp(start).startSpan();
			traceId = root.getSpanContext().getTraceId();
			for (int i = 20; i > 0; i--) {
				tracer.spanBuilder("" + i)
					.setParent(Context.root().with(root))
					.setStartTimestamp(start.plusNanos(i))
					.startSpan()
					.end();
			}
			root.end();
		}
		assertThat(awaitTrace("traces-*", traceId, 21)).extracting((span) -> read(span, "$.span.name"))
			.containsExactlyElementsOf(IntStream.rangeClosed(0, 20).mapToObj(String::valueOf).toList());
	}

	@Test
	void shouldTakeAttributesOfEveryTypeUnderOneName() {
		List<String> traceIds = new ArrayList<>();
		try (RunningApplication shop = start(
				"tracing.export.elasticsearch.data-stream=traces-types-" + this.uniquePart)) {
			for (Attributes attributes : List.of(Attributes.builder().put("order", "a").build(),
					Attributes.builder().put("order", 1).build(), Attributes.builder().put("order", 1.5).build(),
					Attributes.builder().put("order", true).put("order.id", "7").build(),
					Attributes.builder().put("order", "2026-01-01").put("order.id.of", 7).build(),
					Attributes.builder().put("http.response.status_code", "none").put("db", "x").build(),
					Attributes.builder().put("trace.id", "x").put("span", 1).put("error", true).build(),
					Attributes.builder().put(AttributeKey.doubleArrayKey("order"), 1.0, Double.NaN).build(),
					Attributes.builder().put(" ", "blank").put("a.", "dot").put(".", "dots").put("..b", "c").build(),
					Attributes.builder().put("text", "\ud83d \ud83d\ude00 \u0000".repeat(100_000)).build())) {
				Span span = span(shop, "typed").setAllAttributes(attributes).addEvent("event", attributes);
				span.addLink(span.getSpanContext(), attributes);
				traceIds.add(record(shop, span));
			}
			await().untilAsserted(() -> assertThat(status(shop).exported()).isEqualTo(traceIds.size()));
			assertThat(status(shop).rejected()).isZero();
		}
		assertThat(traceIds).allSatisfy(
				(traceId) -> assertThat(awaitTrace("traces-types-" + this.uniquePart, traceId, 1)).isNotEmpty());
	}

	@Test
	void shouldReportMappingConflictOnceAndTakeTheOthers(CapturedOutput output) {
		String index = "conflict-" + this.uniquePart;
		this.server.json("PUT", "/" + index,
				"{\"mappings\":{\"properties\":{\"labels\":{\"properties\":{\"amount\":{\"type\":\"long\"}}}}}}");
		List<String> good = new ArrayList<>();
		try (RunningApplication shop = start("tracing.export.elasticsearch.index=" + index)) {
			for (int i = 0; i < 5; i++) {
				good.add(record(shop, span(shop, "good").setAttribute("amount", "4" + i)));
				record(shop, span(shop, "bad").setAttribute("amount", "s3cret"));
			}
			await().untilAsserted(() -> assertThat(status(shop)).returns(5L, BackendStatus::exported)
				.returns(5L, BackendStatus::rejected)
				.returns(0L, BackendStatus::failed)
				.returns(BackendState.UP, BackendStatus::state));
		}
		assertThat(good).allSatisfy((traceId) -> assertThat(awaitTrace(index, traceId, 1)).isNotEmpty());
		assertThat(output.toString().lines().filter((line) -> line.contains(" WARN "))).singleElement()
			.asString()
			.contains("'" + index + "'", "failed to parse field [labels.amount] of type [long]", "index template")
			.doesNotContain("s3cret");
	}

	@Test
	void shouldWriteIndexOfTheDay() {
		String prefix = "spans-" + this.uniquePart;
		String traceId;
		try (RunningApplication shop = start("tracing.export.elasticsearch.index=" + prefix + "-%{yyyy.MM.dd}")) {
			traceId = record(shop, span(shop, "dated"));
		}
		List<Map<String, Object>> hits = awaitHits(prefix + "-*", traceId, 1);
		assertThat(hits.get(0).get("_index"))
			.isEqualTo(prefix + "-" + LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy.MM.dd")));
		assertThat(this.server.json("GET", "/" + hits.get(0).get("_index") + "/_mapping/field/trace.id", ""))
			.contains("\"type\":\"keyword\"");
	}

	@Test
	void shouldBeFoundWithoutTemplate() {
		String index = "plain-" + this.uniquePart;
		String traceId;
		try (RunningApplication shop = start("tracing.export.elasticsearch.index=" + index,
				"tracing.export.elasticsearch.template.enabled=false")) {
			traceId = record(shop, span(shop, "plain"));
		}
		assertThat(awaitTrace(index, traceId, 1)).hasSize(1);
		assertThat(this.server.call("HEAD", "/_index_template/" + index, "").statusCode()).isEqualTo(404);
	}

	@Test
	void shouldLeaveTemplateThatIsThere() {
		String index = "mine-" + this.uniquePart;
		this.server.json("PUT", "/_index_template/" + index, "{\"index_patterns\":[\"" + index
				+ "\"],\"priority\":300,\"template\":{\"mappings\":{\"properties\":{\"mine\":{\"type\":\"long\"}}}}}");
		String traceId;
		try (RunningApplication shop = start("tracing.export.elasticsearch.index=" + index)) {
			traceId = record(shop, span(shop, "plain"));
		}
		awaitTrace(index, traceId, 1);
		assertThat(this.server.json("GET", "/" + index + "/_mapping", "")).contains("\"mine\"");
	}

	private static Span span(RunningApplication shop, String name) {
		return shop.bean(Tracer.class).spanBuilder(name).setSpanKind(SpanKind.INTERNAL).startSpan();
	}

	private static String record(RunningApplication shop, Span span) {
		span.end();
		shop.bean(SdkTracerProvider.class).forceFlush().join(1, TimeUnit.MINUTES);
		return span.getSpanContext().getTraceId();
	}

	private RunningApplication start(String... properties) {
		List<String> all = new ArrayList<>(List.of("spring.application.name=shop", "spring.application.version=1.2",
				"tracing.export.to=elasticsearch", "tracing.export.elasticsearch.endpoint=" + this.server.address(),
				FakeZipkin.WITHOUT_DELAY));
		all.addAll(Arrays.asList(properties));
		return RunningApplication.start(ShopApplication.class, all.toArray(String[]::new));
	}

	private static BackendStatus status(RunningApplication shop) {
		return shop.bean(ExportStatus.class).getBackends().get(0);
	}

	private List<Map<String, Object>> awaitTrace(String index, String traceId, int size) {
		return awaitHits(index, traceId, size).stream().map(SpansContract::source).toList();
	}

	private List<Map<String, Object>> awaitHits(String index, String traceId, int size) {
		return await().atMost(1, TimeUnit.MINUTES)
			.until(() -> hits(index, byTraceId(traceId)), (hits) -> hits.size() == size);
	}

	private List<Map<String, Object>> search(String index, String query) {
		return hits(index, query).stream().map(SpansContract::source).toList();
	}

	// What Kibana's search bar makes of: trace.id : "<id>"
	private static String byTraceId(String traceId) {
		return """
				{"bool":{"should":[{"match_phrase":{"trace.id":"%s"}}],"minimum_should_match":1}}""".formatted(traceId);
	}

	private List<Map<String, Object>> hits(String index, String query) {
		this.server.call("POST", "/" + index + "/_refresh", "");
		String answer = this.server.json("POST", "/" + index + "/_search?ignore_unavailable=true", """
				{"size":100,"query":%s,"sort":[{"@timestamp":{"order":"asc","unmapped_type":"boolean"}}]}"""
			.formatted(query));
		return JsonPath.read(answer, "$.hits.hits");
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> source(Map<String, Object> hit) {
		return (Map<String, Object>) hit.get("_source");
	}

	private static Object read(Map<String, Object> span, String path) {
		return JsonPath.read(span, path);
	}

}
