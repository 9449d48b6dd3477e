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

package io.github.tracingboot.export.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import com.jayway.jsonpath.JsonPath;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpanDocumentConverter}.
 */
class SpanDocumentConverterTests {

	private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN_ID = "b7ad6b7169203331";

	private static final String PARENT_ID = "00f067aa0ba902b7";

	private static final long START = TimeUnit.SECONDS.toNanos(1_700_000_000) + 123_456_789;

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void shouldConvertIdsNameAndTimesInNanoseconds() {
		Map<String, Object> document = convert((builder) -> builder);
		assertThat(document).containsEntry("@timestamp", "2023-11-14T22:13:20.123456789Z");
		assertThat(at(document, "trace.id")).isEqualTo(TRACE_ID);
		assertThat(at(document, "span.id")).isEqualTo(SPAN_ID);
		assertThat(at(document, "parent.id")).isEqualTo(PARENT_ID);
		assertThat(at(document, "transaction.id")).isEqualTo("root of " + SPAN_ID);
		assertThat(at(document, "span.name")).isEqualTo("GET /orders/{id}");
		assertThat(at(document, "event.duration")).isEqualTo(5_000_999L);
		assertThat(at(document, "event.outcome")).isEqualTo("success");
		assertThat(at(document, "ecs.version")).isNotNull();
	}

	@Test
	void shouldHaveNoParentWhenRoot() {
		assertThat(convert((builder) -> builder.setParentSpanContext(SpanContext.getInvalid())))
			.doesNotContainKey("parent");
	}

	@Test
	void shouldNeverHaveNegativeDuration() {
		assertThat(at(convert((builder) -> builder.setEndEpochNanos(START - 1)), "event.duration")).isEqualTo(0L);
	}

	@ParameterizedTest
	@EnumSource(SpanKind.class)
	void shouldConvertKinds(SpanKind kind) {
		assertThat(at(convert((builder) -> builder.setKind(kind)), "span.kind")).isEqualTo(kind.name());
	}

	@Test
	void shouldDescribeServiceByResource() {
		Resource resource = Resource.create(Attributes.builder()
			.put("service.name", "shop")
			.put("service.version", "1.2")
			.put("deployment.environment.name", "prod")
			.put("service.instance.id", "shop-7")
			.put("host.name", "node-3")
			.put("k8s.pod.name", "shop-pod")
			.put("telemetry.sdk.name", "opentelemetry")
			.build());
		this.environment.setProperty("spring.application.version", "0.9");
		Map<String, Object> document = convert((builder) -> builder.setResource(resource));
		assertThat(at(document, "service.name")).isEqualTo("shop");
		assertThat(at(document, "service.version")).isEqualTo("1.2");
		assertThat(at(document, "service.environment")).isEqualTo("prod");
		assertThat(at(document, "service.node.name")).isEqualTo("shop-7");
		assertThat(at(document, "host.name")).isEqualTo("node-3");
		assertThat(labels(document)).isEqualTo(Map.of("k8s_pod_name", "shop-pod"));
	}

	@Test
	void shouldDescribeServiceAsLogLinesDoWhenResourceIsSilent() {
		this.environment.withProperty("spring.application.version", "1.2")
			.withProperty("logging.structured.ecs.service.environment", "prod")
			.withProperty("logging.structured.ecs.service.node-name", "shop-7");
		Map<String, Object> document = convert((builder) -> builder);
		assertThat(at(document, "service.version")).isEqualTo("1.2");
		assertThat(at(document, "service.environment")).isEqualTo("prod");
		assertThat(at(document, "service.node.name")).isEqualTo("shop-7");
		assertThat(at(document, "host.name")).isNotNull();
	}

	@Test
	void shouldPutKnownAttributesIntoTheirFields() {
		Attributes attributes = Attributes.builder()
			.put("http.request.method", "GET")
			.put("http.response.status_code", 200)
			.put("http.route", "/orders/{id}")
			.put("url.path", "/orders/7")
			.put("db.system.name", "mariadb")
			.put("db.query.text", "select ?")
			.put("messaging.system", "kafka")
			.put("messaging.destination.name", "orders")
			.put("messaging.batch.message_count", 3)
			.put("server.port", "8081")
			.build();
		Map<String, Object> document = convert((builder) -> builder.setAttributes(attributes));
		assertThat(at(document, "http.request.method")).isEqualTo("GET");
		assertThat(at(document, "http.response.status_code")).isEqualTo(200L);
		assertThat(at(document, "http.route")).isEqualTo("/orders/{id}");
		assertThat(at(document, "url.path")).isEqualTo("/orders/7");
		assertThat(at(document, "db.system.name")).isEqualTo("mariadb");
		assertThat(at(document, "db.query.text")).isEqualTo("select ?");
		assertThat(at(document, "messaging.system")).isEqualTo("kafka");
		assertThat(at(document, "messaging.destination.name")).isEqualTo("orders");
		assertThat(at(document, "messaging.batch.message_count")).isEqualTo(3L);
		assertThat(at(document, "server.port")).isEqualTo(8081L);
		assertThat(document).doesNotContainKeys("labels", "numeric_labels");
	}

	@ParameterizedTest
	@CsvSource({ "db.system, db.system.name", "db.name, db.namespace", "db.operation, db.operation.name",
			"db.statement, db.query.text", "messaging.operation, messaging.operation.type",
			"messaging.client_id, messaging.client.id" })
	void shouldPutOlderNamesIntoTheSameFieldAndPreferTheNewer(String old, String field) {
		Map<String, Object> document = convert(
				(builder) -> builder.setAttributes(Attributes.builder().put(old, "a").build()));
		assertThat(at(document, field)).isEqualTo("a");
		for (Attributes both : List.of(Attributes.builder().put(old, "a").put(field, "b").build(),
				Attributes.builder().put(field, "b").put(old, "a").build())) {
			assertThat(at(convert((builder) -> builder.setAttributes(both)), field)).isEqualTo("b");
		}
	}

	@Test
	void shouldTurnOtherAttributesIntoLabelsByType() {
		Attributes attributes = Attributes.builder()
			.put("text", "a")
			.put("yes", true)
			.put("long", 42)
			.put("double", 1.5)
			.put("nan", Double.NaN)
			.put("order.id", "7")
			.put("we*ird \"key\"", "x")
			.put(AttributeKey.stringArrayKey("texts"), "a", "b")
			.put(AttributeKey.booleanArrayKey("flags"), true, false)
			.put(AttributeKey.longArrayKey("longs"), 1L, 2L)
			.put(AttributeKey.doubleArrayKey("doubles"), 1.5, Double.POSITIVE_INFINITY)
			.put(AttributeKey.stringArrayKey("none"), List.of())
			.build();
		Map<String, Object> document = convert((builder) -> builder.setAttributes(attributes));
		assertThat(labels(document))
			.isEqualTo(Map.of("text", "a", "yes", "true", "nan", "NaN", "order_id", "7", "we_ird__key_", "x", "texts",
					List.of("a", "b"), "flags", List.of("true", "false"), "doubles", List.of("Infinity")));
		assertThat(document.get("numeric_labels"))
			.isEqualTo(Map.of("long", 42L, "double", 1.5, "longs", List.of(1L, 2L), "doubles", List.of(1.5)));
	}

	@Test
	void shouldKeepAttributeOfWrongTypeAsLabel() {
		Attributes attributes = Attributes.builder()
			.put("http.response.status_code", "none")
			.put("http.route", 42)
			.put("db.system.name", true)
			.build();
		Map<String, Object> document = convert((builder) -> builder.setAttributes(attributes));
		assertThat(labels(document)).isEqualTo(Map.of("http_response_status_code", "none", "db_system_name", "true"));
		assertThat(document.get("numeric_labels")).isEqualTo(Map.of("http_route", 42L));
		assertThat(document).doesNotContainKeys("http", "db");
	}

	@Test
	void shouldShowFailure() {
		EventData earlier = EventData.create(START, "exception",
				Attributes.builder().put("exception.type", "First").put("exception.stacktrace", "at first").build());
		EventData last = EventData.create(START + 1, "exception",
				Attributes.builder()
					.put("exception.type", "com.example.CardDeclined")
					.put("exception.message", "declined")
					.put("exception.stacktrace", "at com.example")
					.build());
		Map<String, Object> document = convert(
				(builder) -> builder.setStatus(StatusData.create(StatusCode.ERROR, "no money"))
					.setEvents(List.of(earlier, last)));
		assertThat(at(document, "event.outcome")).isEqualTo("failure");
		assertThat(document.get("error")).isEqualTo(
				Map.of("type", "com.example.CardDeclined", "message", "declined", "stack_trace", "at com.example"));
		assertThat(JsonPath.<List<Map<String, Object>>>read(document, "$.span.events"))
			.extracting((event) -> event.get("error"))
			.containsExactly(Map.of("type", "First", "stack_trace", "at first"), null);
	}

	@Test
	void shouldShowFailureWithoutException() {
		Map<String, Object> document = convert(
				(builder) -> builder.setStatus(StatusData.create(StatusCode.ERROR, "no money"))
					.setAttributes(Attributes.builder().put("error.type", "500").build()));
		assertThat(document.get("error")).isEqualTo(Map.of("type", "500", "message", "no money"));
	}

	@Test
	void shouldShowLinksAndEvents() {
		LinkData link = LinkData.create(context(PARENT_ID), Attributes.builder().put("why.so", "batch").build());
		EventData event = EventData.create(START + 1, "paid",
				Attributes.builder().put("card.type", "visa").put("cents", 100).build());
		Map<String, Object> document = convert((builder) -> builder.setLinks(List.of(link)).setEvents(List.of(event)));
		assertThat(at(document, "span.links")).isEqualTo(List.of(Map.of("trace", Map.of("id", TRACE_ID), "span",
				Map.of("id", PARENT_ID), "labels", Map.of("why_so", "batch"))));
		assertThat(at(document, "span.events")).isEqualTo(List.of(Map.of("@timestamp", "2023-11-14T22:13:20.123456790Z",
				"name", "paid", "labels", Map.of("card_type", "visa"), "numeric_labels", Map.of("cents", 100L))));
	}

	@Test
	void shouldBoundHugeValues() {
		String huge = "x".repeat(1_000_000);
		EventData exception = EventData.create(START, "exception",
				Attributes.builder().put("exception.stacktrace", huge).build());
		Attributes attributes = Attributes.builder()
			.put("text", huge)
			.put("k".repeat(10_000), "value")
			.put("db.query.text", huge)
			.put(AttributeKey.stringArrayKey("texts"), Collections.nCopies(10_000, "x"))
			.build();
		Map<String, Object> document = convert(
				(builder) -> builder.setName(huge).setAttributes(attributes).setEvents(List.of(exception)));
		assertThat((String) at(document, "span.name")).hasSize(1024).endsWith("x…");
		assertThat((String) at(document, "labels.text")).hasSize(8192);
		assertThat((List<?>) at(document, "labels.texts")).hasSize(256);
		assertThat((String) at(document, "db.query.text")).hasSize(8192);
		assertThat((String) at(document, "error.stack_trace")).hasSize(32_768);
		assertThat(labels(document).keySet()).allMatch((name) -> name.length() <= 256);
	}

	@Test
	void shouldCutBetweenCharacters() {
		String text = "x".repeat(8190) + "\ud83d\ude00\ud83d\ude00";
		assertThat(BoundedText.of(text, 8192)).isEqualTo("x".repeat(8190) + "…");
		assertThat(BoundedText.of(text, 8193)).isEqualTo(text.substring(0, 8192) + "…");
	}

	@Test
	void shouldMakeLinesOfJsonWhateverTextHolds() {
		String nasty = "\ud83d lone \udc00, \"quoted\", \\, \n\r\u2028\u0000\u0085 and \ud83d\ude00";
		Attributes attributes = Attributes.builder().put("text", nasty).put(nasty, nasty).build();
		BulkDocument document = BulkDocument.create("spans",
				convert((builder) -> builder.setName(nasty).setAttributes(attributes)));
		String lines = new String(document.lines(), StandardCharsets.UTF_8);
		assertThat(lines).endsWith("}\n").satisfies((text) -> assertThat(text.split("\n")).hasSize(2));
		assertThat(lines.split("\n")[0]).isEqualTo("{\"create\":{\"_index\":\"spans\"}}");
		Map<String, Object> read = new LinkedHashMap<>(JsonReader.object(lines.split("\n")[1]));
		assertThat(at(read, "labels.text")).isEqualTo(nasty.replace("\ud83d lone \udc00", "? lone ?"));
	}

	@Test
	void shouldLeaveOutWhatIsEmpty() {
		Map<String, Object> document = convert(
				(builder) -> builder.setName("").setAttributes(Attributes.empty()).setResource(Resource.empty()));
		assertThat(document).doesNotContainKeys("labels", "numeric_labels", "error", "http", "service");
		assertThat(names(document)).doesNotContain("name", "links", "events", "version");
	}

	private static List<String> names(Map<String, Object> document) {
		List<String> names = new ArrayList<>();
		((Map<?, ?>) document.get("span")).keySet().forEach((name) -> names.add((String) name));
		return names;
	}

	private Map<String, Object> convert(UnaryOperator<TestSpanData.Builder> customizer) {
		TestSpanData.Builder builder = TestSpanData.builder()
			.setSpanContext(context(SPAN_ID))
			.setParentSpanContext(context(PARENT_ID))
			.setName("GET /orders/{id}")
			.setKind(SpanKind.SERVER)
			.setStartEpochNanos(START)
			.setEndEpochNanos(START + 5_000_999)
			.setResource(Resource.create(Attributes.builder().put("service.name", "shop").build()))
			.setStatus(StatusData.unset())
			.setHasEnded(true);
		SpanDocumentConverter converter = new SpanDocumentConverter(new ServiceFields(this.environment),
				(span) -> "root of " + span.getSpanId());
		return converter.convert(customizer.apply(builder).build());
	}

	private static SpanContext context(String spanId) {
		return SpanContext.create(TRACE_ID, spanId, TraceFlags.getSampled(), TraceState.getDefault());
	}

	private static Object at(Map<String, Object> document, String path) {
		return JsonPath.read(document, "$." + path);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> labels(Map<String, Object> document) {
		return (Map<String, Object>) document.get("labels");
	}

}
