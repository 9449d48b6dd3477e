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

package io.github.tracingboot.opentracing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tracingboot.TracingRunner;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.log.Fields;
import io.opentracing.tag.StringTag;
import io.opentracing.tag.Tags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/**
 * What spans record.
 */
class BridgeSpanTests {

	private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

	private static final AttributeKey<String> EXCEPTION_STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	private final OpenTracingFixture fixture = new OpenTracingFixture();

	@Test
	void shouldRecordNameTimesAndTags() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("before").withStartTimestamp(1_000_000).withTag("shop", "web").start();
			span.setOperationName("work").setTag("vip", true).setTag("count", 3).setTag("ratio", 0.5f);
			span.setTag("price", new BigDecimal("2.5")).setTag("total", new AtomicLong(7));
			span.setTag(new StringTag("typed"), "value").finish(3_000_000);
		});
		SpanData span = this.fixture.span("work");
		assertThat(span.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(1));
		assertThat(span.getEndEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
		assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.getAttributes().asMap()).containsOnly(entry(AttributeKey.stringKey("shop"), "web"),
				entry(AttributeKey.booleanKey("vip"), true), entry(AttributeKey.longKey("count"), 3L),
				entry(AttributeKey.doubleKey("ratio"), 0.5), entry(AttributeKey.doubleKey("price"), 2.5),
				entry(AttributeKey.longKey("total"), 7L), entry(AttributeKey.stringKey("typed"), "value"));
	}

	@Test
	void shouldTakeNothingAfterTheEnd() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start();
			span.finish();
			span.setOperationName("other").setTag("late", "x").setTag(Tags.ERROR, true).log("late");
			span.setBaggageItem("late", "x").setTag(Tags.PEER_PORT, 1);
			span.finish(1);
			assertThat(span.getBaggageItem("late")).isNull();
			assertThat(span.context().toSpanId()).hasSize(16);
		});
		SpanData span = this.fixture.span("work");
		assertThat(span.getAttributes().isEmpty()).isTrue();
		assertThat(span.getEvents()).isEmpty();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void shouldIgnoreNulls() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan(null)
				.asChildOf((Span) null)
				.addReference(null, null)
				.withTag("a", (String) null)
				.withTag((String) null, "b")
				.withTag("c", (Number) null)
				.withTag((StringTag) null, null)
				.start();
			span.setTag("a", (String) null).setTag((String) null, true).setTag("n", (Number) null);
			span.setTag((StringTag) null, null).setTag(Tags.HTTP_URL, null);
			span.log((String) null).log((Map<String, ?>) null).log(Map.of());
			Map<String, Object> fields = new HashMap<>();
			fields.put(null, "x");
			fields.put("y", null);
			span.log(fields).setOperationName(null).setBaggageItem(null, "x").setBaggageItem("x", null);
			assertThat(span.getBaggageItem(null)).isNull();
			span.finish();
		});
		assertThat(this.fixture.spans()).singleElement()
			.satisfies((span) -> assertThat(span.getAttributes().isEmpty()).isTrue());
	}

	@ParameterizedTest
	@CsvSource({ "client, CLIENT", "server, SERVER", "producer, PRODUCER", "consumer, CONSUMER", "CLIENT, CLIENT",
			"other, INTERNAL" })
	void shouldStartWithItsKind(String tag, SpanKind kind) {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work").withTag(Tags.SPAN_KIND, tag).start().finish());
		assertThat(this.fixture.span("work").getKind()).isEqualTo(kind);
	}

	@Test
	void shouldExportTheKindThatWasSetLate() {
		InMemorySpanExporter exporter = InMemorySpanExporter.create();
		TracingRunner.create().withBean(SpanExporter.class, () -> exporter).run((context) -> {
			Span span = context.getBean(Tracer.class).buildSpan("work").withTag(Tags.SPAN_KIND, "server").start();
			span.setTag(Tags.PEER_HOSTNAME, "db").setTag(Tags.SPAN_KIND, "client").finish();
			await().untilAsserted(() -> assertThat(exporter.getFinishedSpanItems()).hasSize(1));
			SpanData exported = exporter.getFinishedSpanItems().get(0);
			assertThat(exported.getKind()).isEqualTo(SpanKind.CLIENT);
			assertThat(exported.getAttributes().asMap())
				.containsOnly(entry(AttributeKey.stringKey("server.address"), "db"));
			assertThat(exported.getTotalAttributeCount()).isEqualTo(1);
		});
	}

	@ParameterizedTest
	@CsvSource({ "http.method, get, http.request.method, GET", "http.method, Purge, http.request.method, Purge",
			"http.url, https://me:secret@shop.example:8443/orders?token=x#y, url.full, https://shop.example:8443/orders",
			"http.url, /orders?token=x, url.full, /orders", "db.type, sql, db.system.name, other_sql",
			"db.type, H2, db.system.name, h2database", "db.type, redis, db.system.name, redis",
			"db.instance, shop, db.namespace, shop", "db.statement, select 1, db.query.text, select 1",
			"db.user, reader, db.user, reader", "message_bus.destination, orders, messaging.destination.name, orders",
			"peer.service, stock, peer.service, stock", "component, jdbc, component, jdbc", "mine, x, mine, x" })
	void shouldTranslateSemanticTags(String key, String value, String name, String translated) {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work").withTag(key, value).start().finish());
		assertThat(this.fixture.span("work").getAttributes().asMap())
			.containsOnly(entry(AttributeKey.stringKey(name), translated));
	}

	@Test
	void shouldTranslateTheStatusOfAResponseAlsoFromText() {
		this.fixture.run((tracer, context) -> {
			tracer.buildSpan("number").start().setTag(Tags.HTTP_STATUS, 404).finish();
			tracer.buildSpan("text").withTag("http.status_code", "404").start().finish();
		});
		assertThat(OpenTracingFixture.number(this.fixture.span("number"), "http.response.status_code")).isEqualTo(404);
		assertThat(OpenTracingFixture.number(this.fixture.span("text"), "http.response.status_code")).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "client, server.address, server.port", "producer, server.address, server.port",
			"consumer, server.address, server.port", "server, client.address, client.port" })
	void shouldTranslateThePeerByTheKind(String kind, String address, String port) {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work")
			.withTag(Tags.PEER_HOSTNAME, "other")
			.withTag(Tags.PEER_PORT, 8080)
			.withTag(Tags.PEER_HOST_IPV4, 0x0A000102)
			.withTag(Tags.SPAN_KIND, kind)
			.start()
			.finish());
		SpanData span = this.fixture.span("work");
		assertThat(OpenTracingFixture.text(span, address)).isEqualTo("other");
		assertThat(OpenTracingFixture.number(span, port)).isEqualTo(8080);
		assertThat(OpenTracingFixture.text(span, "network.peer.address")).isEqualTo("10.0.1.2");
		assertThat(span.getAttributes().size()).isEqualTo(3);
	}

	@Test
	void shouldGiveThePortToTheAddressWhereThereIsNoName() {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work")
			.start()
			.setTag(Tags.PEER_HOST_IPV6, "::1")
			.setTag("peer.port", "8080")
			.finish());
		SpanData span = this.fixture.span("work");
		assertThat(OpenTracingFixture.text(span, "network.peer.address")).isEqualTo("::1");
		assertThat(OpenTracingFixture.number(span, "network.peer.port")).isEqualTo(8080);
	}

	@Test
	void shouldFailTheSpanByTheErrorTagAndTakeItBack() {
		this.fixture.run((tracer, context) -> {
			tracer.buildSpan("failed").withTag(Tags.ERROR, true).start().finish();
			tracer.buildSpan("text").start().setTag("error", "out of stock").finish();
			tracer.buildSpan("back").start().setTag(Tags.ERROR, true).setTag(Tags.ERROR, false).finish();
			tracer.buildSpan("again")
				.start()
				.setTag(Tags.ERROR, true)
				.setTag("error", "false")
				.setTag("error", "true")
				.finish();
			tracer.buildSpan("never").start().setTag(Tags.ERROR, false).finish();
		});
		assertThat(this.fixture.span("failed").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(this.fixture.span("text").getStatus().getDescription()).isEqualTo("out of stock");
		assertThat(this.fixture.span("back").getStatus().getStatusCode()).isEqualTo(StatusCode.OK);
		assertThat(this.fixture.span("again").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(this.fixture.span("never").getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(this.fixture.spans()).allSatisfy((span) -> assertThat(span.getAttributes().isEmpty()).isTrue());
	}

	@Test
	void shouldRecordLogsAsEvents() {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work")
			.start()
			.log("begun")
			.log(2_000_000, "at")
			.log(Map.of("event", "cache miss", "key", "k", "size", 3))
			.log(3_000_000, Map.of("message", "no event", "object", new Unprintable()))
			.finish());
		assertThat(this.fixture.span("work").getEvents()).extracting(EventData::getName)
			.containsExactly("begun", "at", "cache miss", "log");
		EventData at = this.fixture.span("work").getEvents().get(1);
		assertThat(at.getEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(2));
		EventData miss = this.fixture.span("work").getEvents().get(2);
		assertThat(miss.getAttributes().asMap()).containsOnly(entry(AttributeKey.stringKey("key"), "k"),
				entry(AttributeKey.longKey("size"), 3L));
		EventData unnamed = this.fixture.span("work").getEvents().get(3);
		assertThat(unnamed.getEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
		assertThat(unnamed.getAttributes().asMap()).containsOnly(entry(AttributeKey.stringKey("message"), "no event"),
				entry(AttributeKey.stringKey("object"), Unprintable.class.getName()));
	}

	@Test
	void shouldRecordAnErrorObjectAsAnException() {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work")
			.start()
			.log(Map.of(Fields.EVENT, "error", Fields.ERROR_OBJECT, new IllegalStateException("no stock"), "attempt",
					2))
			.finish());
		EventData event = this.fixture.span("work").getEvents().get(0);
		assertThat(event.getName()).isEqualTo("exception");
		assertThat(event.getAttributes().get(EXCEPTION_TYPE)).isEqualTo("java.lang.IllegalStateException");
		assertThat(event.getAttributes().get(EXCEPTION_MESSAGE)).isEqualTo("no stock");
		assertThat(event.getAttributes().get(EXCEPTION_STACK_TRACE)).contains("shouldRecordAnErrorObject");
		assertThat(event.getAttributes().get(AttributeKey.longKey("attempt"))).isEqualTo(2);
		assertThat(event.getAttributes().size()).isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "error", "exception" })
	void shouldRecordAnErrorThatIsOnlyToldAsAnException(String name) {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work")
			.start()
			.log(Map.of(Fields.EVENT, name, Fields.ERROR_KIND, "OSError", Fields.MESSAGE, "disk full", Fields.STACK,
					"at line 1"))
			.finish());
		EventData event = this.fixture.span("work").getEvents().get(0);
		assertThat(event.getName()).isEqualTo("exception");
		assertThat(event.getAttributes().asMap()).containsOnly(entry(EXCEPTION_TYPE, "OSError"),
				entry(EXCEPTION_MESSAGE, "disk full"), entry(EXCEPTION_STACK_TRACE, "at line 1"));
	}

	@Test
	void shouldBelieveAPriorityThatIsSetBeforeTheStart() {
		this.fixture.run((tracer, context) -> {
			Span dropped = tracer.buildSpan("dropped").withTag(Tags.SAMPLING_PRIORITY, 0).start();
			try (Scope scope = tracer.activateSpan(dropped)) {
				tracer.buildSpan("below").start().finish();
				assertThat(dropped.context().toTraceId()).hasSize(32);
			}
			dropped.finish();
		});
		assertThat(this.fixture.spans()).isEmpty();
		this.fixture.run(
				(tracer, context) -> tracer.buildSpan("kept").withTag(Tags.SAMPLING_PRIORITY, 1).start().finish(),
				"management.tracing.sampling.probability=0");
		assertThat(this.fixture.spans()).extracting(SpanData::getName).containsExactly("kept");
	}

	@Test
	void shouldLeaveTheApplicationsTracerOpenWhenClosed() {
		this.fixture.run((tracer, context) -> {
			tracer.close();
			tracer.buildSpan("work").start().finish();
		});
		assertThat(this.fixture.span("work")).isNotNull();
	}

	private static final class Unprintable {

		@Override
		public String toString() {
			throw new IllegalStateException();
		}

	}

}
