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

package io.github.tracingboot.export.zipkin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import zipkin2.Endpoint;
import zipkin2.Span;
import zipkin2.reporter.SpanBytesEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link ZipkinSpanConverter}.
 */
class ZipkinSpanConverterTests {

	private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN_ID = "b7ad6b7169203331";

	private static final String PARENT_ID = "00f067aa0ba902b7";

	private static final long START = TimeUnit.SECONDS.toNanos(1_700_000_000) + 123_456_789;

	private final ZipkinSpanConverter converter = new ZipkinSpanConverter(() -> address("10.1.2.3"));

	@Test
	void shouldConvertIdsNameAndTimesInMicroseconds() {
		Span span = convert((builder) -> builder);
		assertThat(span.traceId()).isEqualTo(TRACE_ID);
		assertThat(span.id()).isEqualTo(SPAN_ID);
		assertThat(span.parentId()).isEqualTo(PARENT_ID);
		assertThat(span.name()).isEqualTo("get /orders/{id}");
		assertThat(span.timestampAsLong()).isEqualTo(1_700_000_000_123_456L);
		assertThat(span.durationAsLong()).isEqualTo(5_001L);
		assertThat(span.shared()).isNull();
		assertThat(span.debug()).isNull();
	}

	@Test
	void shouldHaveNoParentWhenRoot() {
		assertThat(convert((builder) -> builder.setParentSpanContext(SpanContext.getInvalid())).parentId()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "0", "1", "999" })
	void shouldNeverHaveZeroDuration(long nanos) {
		assertThat(convert((builder) -> builder.setStartEpochNanos(START).setEndEpochNanos(START + nanos))
			.durationAsLong()).isEqualTo(1L);
	}

	@ParameterizedTest
	@EnumSource(SpanKind.class)
	void shouldConvertKinds(SpanKind kind) {
		Span.Kind expected = (kind != SpanKind.INTERNAL) ? Span.Kind.valueOf(kind.name()) : null;
		assertThat(convert((builder) -> builder.setKind(kind)).kind()).isEqualTo(expected);
	}

	@Test
	void shouldTakeLocalEndpointFromServiceNameAndHost() {
		assertThat(convert((builder) -> builder).localEndpoint())
			.isEqualTo(Endpoint.newBuilder().serviceName("shop").ip("10.1.2.3").build());
	}

	@Test
	void shouldNameUnnamedServiceAsOpenTelemetryDoes() {
		assertThat(convert((builder) -> builder.setResource(Resource.empty())).localServiceName())
			.startsWith("unknown_service");
	}

	@ParameterizedTest
	@CsvSource({ "peer.service", "server.address", "net.peer.name", "server.socket.domain", "net.sock.peer.name",
			"peer.hostname", "peer.address", "db.name" })
	void shouldFindRemoteService(String attribute) {
		Attributes attributes = Attributes.builder().put(attribute, "payment").build();
		assertThat(remoteEndpoint(attributes)).isEqualTo(Endpoint.newBuilder().serviceName("payment").build());
	}

	@ParameterizedTest
	@CsvSource({ "network.peer.address, network.peer.port", "server.socket.address, server.socket.port",
			"net.sock.peer.addr, net.sock.peer.port" })
	void shouldFindRemoteAddress(String address, String port) {
		Attributes attributes = Attributes.builder().put(address, "10.9.8.7").put(port, 8081).build();
		assertThat(remoteEndpoint(attributes))
			.isEqualTo(Endpoint.newBuilder().serviceName("10.9.8.7").ip("10.9.8.7").port(8081).build());
	}

	@Test
	void shouldPreferNameOfServiceAndAddItsAddress() {
		Attributes attributes = Attributes.builder()
			.put("db.name", "orders")
			.put("server.address", "payment.local")
			.put("server.port", 8081)
			.put("network.peer.address", "10.9.8.7")
			.put("network.peer.port", 33333)
			.build();
		assertThat(remoteEndpoint(attributes))
			.isEqualTo(Endpoint.newBuilder().serviceName("payment.local").ip("10.9.8.7").port(8081).build());
		assertThat(remoteEndpoint(attributes.toBuilder().put("peer.service", "payment").build()).serviceName())
			.isEqualTo("payment");
	}

	@Test
	void shouldIgnoreImpossiblePort() {
		Attributes attributes = Attributes.builder().put("server.address", "a").put("server.port", 700_000).build();
		assertThat(remoteEndpoint(attributes).port()).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = SpanKind.class, names = { "SERVER", "CONSUMER", "INTERNAL" })
	void shouldHaveRemoteEndpointOnlyWhenCalling(SpanKind kind) {
		Attributes attributes = Attributes.builder().put("server.address", "me").build();
		assertThat(convert((builder) -> builder.setKind(kind).setAttributes(attributes)).remoteEndpoint()).isNull();
	}

	@Test
	void shouldTurnAttributesIntoTags() {
		Attributes attributes = Attributes.builder()
			.put("text", "a")
			.put("yes", true)
			.put("long", 42)
			.put("double", 1.5)
			.put(AttributeKey.stringArrayKey("texts"), "a", "b \"c\"")
			.put(AttributeKey.longArrayKey("longs"), 1L, 2L)
			.build();
		Span span = convert((builder) -> builder.setAttributes(attributes));
		assertThat(span.tags()).containsEntry("text", "a")
			.containsEntry("yes", "true")
			.containsEntry("long", "42")
			.containsEntry("double", "1.5")
			.containsEntry("texts", "[\"a\",\"b \\\"c\\\"\"]")
			.containsEntry("longs", "[1,2]")
			.containsEntry("otel.scope.name", "scope")
			.containsEntry("otel.scope.version", "1.0")
			.containsEntry("service.namespace", "market")
			.doesNotContainKeys("error", "otel.status_code", "host.name", "otel.dropped_attributes_count");
	}

	@Test
	void shouldSayWhatWasDropped() {
		Span span = convert(
				(builder) -> builder.setTotalAttributeCount(3).setTotalRecordedEvents(2).setTotalRecordedLinks(1));
		assertThat(span.tags()).containsEntry("otel.dropped_attributes_count", "3")
			.containsEntry("otel.dropped_events_count", "2")
			.containsEntry("otel.dropped_links_count", "1");
	}

	@Test
	void shouldTagErrorOnlyWhenFailed() {
		Attributes attributes = Attributes.builder().put("error", false).put("error.type", "Timeout").build();
		assertThat(convert((builder) -> builder.setAttributes(attributes)).tags()).doesNotContainKey("error");
		assertThat(convert((builder) -> builder.setAttributes(attributes).setStatus(StatusData.ok())).tags())
			.doesNotContainKey("error")
			.containsEntry("otel.status_code", "OK");
		assertThat(convert((builder) -> builder.setAttributes(attributes).setStatus(StatusData.error())).tags())
			.containsEntry("error", "Timeout")
			.containsEntry("otel.status_code", "ERROR");
		assertThat(
				convert((builder) -> builder.setStatus(StatusData.create(StatusData.error().getStatusCode(), "boom")))
					.tags())
			.containsEntry("error", "boom");
		assertThat(convert((builder) -> builder.setStatus(StatusData.error())).tags()).containsEntry("error", "");
	}

	@Test
	void shouldShowLogLinesAsOneReadsThem() {
		Attributes warning = Attributes.builder()
			.put("log.level", "WARN")
			.put("log.logger", "com.example.Shop")
			.put("message", "out of \"stock\"")
			.build();
		Attributes failure = Attributes.builder()
			.put("log.level", "ERROR")
			.put("log.logger", "root")
			.put("message", "order failed")
			.put("exception.type", "java.lang.IllegalStateException")
			.put("exception.message", "no stock")
			.put("exception.stacktrace", "java.lang.IllegalStateException: no stock\n\tat com.example.Shop")
			.build();
		Span span = convert((builder) -> builder.setEvents(List.of(EventData.create(START + 1_000, "log", warning),
				EventData.create(START + 2_000, "log", failure))));
		assertThat(span.annotations()).extracting("value")
			.containsExactly("WARN c.e.Shop: out of \"stock\"",
					"ERROR root: order failed (java.lang.IllegalStateException: no stock)");
	}

	@Test
	void shouldTurnEventsIntoAnnotations() {
		Attributes attributes = Attributes.builder().put("item", "a\n\"b\"").put("count", 2).build();
		Span span = convert(
				(builder) -> builder.setEvents(List.of(EventData.create(START + 1_000, "picked", Attributes.empty()),
						EventData.create(START + 2_000, "packed", attributes))));
		assertThat(span.annotations()).extracting("timestamp", "value")
			.containsExactly(tuple(1_700_000_000_123_457L, "picked"),
					tuple(1_700_000_000_123_458L, "\"packed\": {\"count\":2,\"item\":\"a\\n\\\"b\\\"\"}"));
	}

	@Test
	void shouldEncodeWithoutEmptyAndSharedFields() {
		String json = new String(SpanBytesEncoder.JSON_V2.encode(convert((builder) -> builder)),
				StandardCharsets.UTF_8);
		assertThat(json).doesNotContain("shared", "debug", "annotations", "remoteEndpoint")
			.contains("\"timestamp\":1700000000123456", "\"duration\":5001");
	}

	private Endpoint remoteEndpoint(Attributes attributes) {
		return convert((builder) -> builder.setKind(SpanKind.CLIENT).setAttributes(attributes)).remoteEndpoint();
	}

	private Span convert(UnaryOperator<TestSpanData.Builder> customizer) {
		AttributesBuilder resource = Attributes.builder()
			.put("service.name", "shop")
			.put("service.namespace", "market")
			.put("host.name", "hal");
		TestSpanData.Builder builder = TestSpanData.builder()
			.setName("GET /orders/{id}")
			.setKind(SpanKind.SERVER)
			.setSpanContext(context(SPAN_ID))
			.setParentSpanContext(context(PARENT_ID))
			.setStartEpochNanos(START)
			.setEndEpochNanos(START + 5_000_999)
			.setHasEnded(true)
			.setStatus(StatusData.unset())
			.setResource(Resource.create(resource.build()))
			.setInstrumentationScopeInfo(InstrumentationScopeInfo.builder("scope").setVersion("1.0").build());
		return this.converter.convert(customizer.apply(builder).build());
	}

	private static SpanContext context(String spanId) {
		return SpanContext.create(TRACE_ID, spanId, TraceFlags.getSampled(), TraceState.getDefault());
	}

	private static InetAddress address(String address) {
		try {
			return InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
