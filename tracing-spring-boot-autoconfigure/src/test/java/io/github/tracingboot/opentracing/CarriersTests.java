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

import java.nio.ByteBuffer;
import java.util.AbstractMap.SimpleEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import io.opentracing.propagation.BinaryAdapters;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMap;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.propagation.TextMapExtract;
import io.opentracing.propagation.TextMapExtractAdapter;
import io.opentracing.propagation.TextMapInject;
import io.opentracing.propagation.TextMapInjectAdapter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Context on the wire.
 */
class CarriersTests {

	private static final String TRACE_ID = "11111111111111111111111111111111";

	private static final String CALLER = "00-" + TRACE_ID + "-2222222222222222-01";

	private final OpenTracingFixture fixture = new OpenTracingFixture();

	@Test
	void shouldWriteAndReadEveryFormatOfText() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start().setBaggageItem("tenant", "a b,c");
			Map<Format<? extends TextMapInject>, Format<? extends TextMapExtract>> formats = Map.of(Builtin.TEXT_MAP,
					Builtin.TEXT_MAP, Builtin.HTTP_HEADERS, Builtin.HTTP_HEADERS, Builtin.TEXT_MAP_INJECT,
					Builtin.TEXT_MAP_EXTRACT);
			formats.forEach((inject, extract) -> {
				Map<String, String> map = new HashMap<>();
				inject(tracer, span.context(), inject, map);
				assertThat(map).containsEntry("baggage", "tenant=a%20b%2Cc");
				assertThat(map.get("traceparent"))
					.startsWith("00-" + span.context().toTraceId() + "-" + span.context().toSpanId() + "-")
					.matches(".*-0[13]");
				SpanContext read = extract(tracer, extract, map);
				assertThat(read.toTraceId()).isEqualTo(span.context().toTraceId());
				assertThat(read.toSpanId()).isEqualTo(span.context().toSpanId());
				assertThat(read.baggageItems()).containsExactly(Map.entry("tenant", "a b,c"));
			});
		});
	}

	private static void inject(Tracer tracer, SpanContext context, Format<?> format, Map<String, String> map) {
		if (format == Builtin.TEXT_MAP_INJECT) {
			tracer.inject(context, Builtin.TEXT_MAP_INJECT, new TextMapInjectAdapter(map));
		}
		else {
			tracer.inject(context, (format == Builtin.TEXT_MAP) ? Builtin.TEXT_MAP : Builtin.HTTP_HEADERS,
					new TextMapAdapter(map));
		}
	}

	private static SpanContext extract(Tracer tracer, Format<?> format, Map<String, String> map) {
		if (format == Builtin.TEXT_MAP_EXTRACT) {
			return tracer.extract(Builtin.TEXT_MAP_EXTRACT, new TextMapExtractAdapter(map));
		}
		return tracer.extract((format == Builtin.TEXT_MAP) ? Builtin.TEXT_MAP : Builtin.HTTP_HEADERS,
				new TextMapAdapter(map));
	}

	@Test
	void shouldUseTheConfiguredDialectsAndReadNamesInAnyCase() {
		this.fixture.run((tracer, context) -> {
			Map<String, String> headers = new HashMap<>();
			Span span = tracer.buildSpan("work").start().setBaggageItem("tenant", "acme");
			tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
			assertThat(headers)
				.containsEntry("uber-trace-id", span.context().toTraceId() + ":" + span.context().toSpanId() + ":0:1")
				.containsEntry("uberctx-tenant", "acme");
			SpanContext b3 = tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(
					Map.of("x-b3-traceid", TRACE_ID, "X-B3-SPANID", "2222222222222222", "X-B3-Sampled", "1")));
			assertThat(b3.toTraceId()).isEqualTo(TRACE_ID);
			SpanContext jaeger = tracer.extract(Builtin.TEXT_MAP,
					new TextMapAdapter(Map.of("Uber-Trace-Id", "abc:def:0:1", "UberCtx-tenant", "acme")));
			assertThat(jaeger.toTraceId()).isEqualTo("00000000000000000000000000000abc");
			assertThat(jaeger.baggageItems()).hasSize(1);
		}, "tracing.propagation.produce=jaeger", "tracing.propagation.consume=jaeger,b3-multi");
	}

	@Test
	void shouldWriteWhatIsNotRecorded() {
		this.fixture.run((tracer, context) -> {
			Map<String, String> headers = new HashMap<>();
			Span span = tracer.buildSpan("work").start().setTag("a", "b").log("c");
			tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
			assertThat(headers.get("traceparent")).matches(".*-0[02]").contains(span.context().toTraceId());
			span.finish();
		}, "management.tracing.sampling.probability=0");
		assertThat(this.fixture.spans()).isEmpty();
	}

	@Test
	void shouldReadNothingWhereThereIsNothingToRead() {
		this.fixture.run((tracer, context) -> {
			assertThat(tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(Map.of()))).isNull();
			assertThat(tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(Map.of("traceparent", "00-zz"))))
				.isNull();
			assertThat(tracer.extract(Builtin.TEXT_MAP_EXTRACT, () -> null)).isNull();
			assertThat(tracer.extract(Builtin.TEXT_MAP_EXTRACT, () -> {
				throw new UnsupportedOperationException("carrier for injection only");
			})).isNull();
			Map<String, String> nulls = new HashMap<>();
			nulls.put(null, "x");
			nulls.put("traceparent", null);
			assertThat(tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(nulls))).isNull();
			assertThat(tracer.extract(Builtin.TEXT_MAP_EXTRACT,
					() -> Arrays.<Map.Entry<String, String>>asList(null, null).iterator()))
				.isNull();
		});
	}

	@Test
	void shouldReadNoMoreOfACarrierThanARequestCouldBring() {
		this.fixture.run((tracer, context) -> {
			Iterator<Map.Entry<String, String>> endless = Stream
				.generate(() -> (Map.Entry<String, String>) new SimpleEntry<>("x", "y"))
				.iterator();
			assertThat(tracer.extract(Builtin.TEXT_MAP_EXTRACT, () -> endless)).isNull();
		});
	}

	@Test
	void shouldKeepBaggageWithinItsRules() {
		this.fixture.run((tracer, context) -> {
			SpanContext read = tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(
					Map.of("traceparent", CALLER, "baggage", "tenant=acme,other=x,long=" + "x".repeat(100))));
			assertThat(read.baggageItems()).containsExactly(Map.entry("tenant", "acme"));
			Map<String, String> headers = new HashMap<>();
			Span span = tracer.buildSpan("work")
				.start()
				.setBaggageItem("line", "a\r\nb")
				.setBaggageItem("no name", "x")
				.setBaggageItem("long", "x".repeat(100));
			tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
			assertThat(headers).containsEntry("baggage", "line=a??b");
		}, "tracing.baggage.allowed-names=tenant,long", "tracing.baggage.max-value-length=10");
	}

	@Test
	void shouldReadBaggageAndDecisionsOfACallerWithoutASpan() {
		this.fixture.run((tracer, context) -> {
			SpanContext baggage = tracer.extract(Builtin.HTTP_HEADERS,
					new TextMapAdapter(Map.of("baggage", "tenant=acme")));
			assertThat(baggage.toTraceId()).isEmpty();
			assertThat(baggage.toSpanId()).isEmpty();
			Span span = tracer.buildSpan("work").asChildOf(baggage).start();
			assertThat(span.getBaggageItem("tenant")).isEqualTo("acme");
			SpanContext dropped = tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(Map.of("b3", "0")));
			tracer.buildSpan("dropped").asChildOf(dropped).start().finish();
		});
		assertThat(this.fixture.spans()).isEmpty();
	}

	@Test
	void shouldHaveNothingToDoWithTheCurrentSpan() {
		this.fixture.run((tracer, context) -> {
			Span current = tracer.buildSpan("current").start().setBaggageItem("tenant", "acme");
			try (Scope scope = tracer.activateSpan(current)) {
				SpanContext read = tracer.extract(Builtin.HTTP_HEADERS,
						new TextMapAdapter(Map.of("traceparent", CALLER)));
				assertThat(read.toTraceId()).isEqualTo(TRACE_ID);
				assertThat(read.baggageItems()).isEmpty();
				Map<String, String> headers = new HashMap<>();
				tracer.inject(read, Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
				assertThat(headers).containsEntry("traceparent", CALLER).doesNotContainKey("baggage");
			}
		});
	}

	@Test
	void shouldCountTracesThatAreNotTrusted() {
		this.fixture.run((tracer, context) -> {
			SpanContext read = tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(Map.of("traceparent", CALLER)));
			assertThat(read.toTraceId()).isEqualTo(TRACE_ID);
			MeterRegistry registry = new SimpleMeterRegistry();
			context.getBeanProvider(io.micrometer.core.instrument.binder.MeterBinder.class)
				.forEach((binder) -> binder.bindTo(registry));
			assertThat(registry.get("tracing.propagation.untrusted").functionCounter().count()).isEqualTo(1);
			assertThat(tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(Map.of("baggage", "a=b")))).isNull();
		}, "tracing.propagation.trust.mode=rules", "tracing.propagation.trust.networks=10.0.0.0/8");
	}

	@Test
	void shouldTrustASecretInTheCarrier() {
		this.fixture.run((tracer, context) -> {
			SpanContext read = tracer.extract(Builtin.HTTP_HEADERS,
					new TextMapAdapter(Map.of("traceparent", CALLER, "X-Internal-Caller", "s3cret")));
			tracer.buildSpan("work").asChildOf(read).start().finish();
		}, "tracing.propagation.trust.mode=rules", "tracing.propagation.trust.header.name=X-Internal-Caller",
				"tracing.propagation.trust.header.value=s3cret");
		assertThat(this.fixture.span("work").getTraceId()).isEqualTo(TRACE_ID);
	}

	@Test
	void shouldWriteAndReadBytes() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start().setBaggageItem("tenant", "ä");
			ByteBuffer buffer = ByteBuffer.allocate(1000);
			tracer.inject(span.context(), Builtin.BINARY_INJECT, BinaryAdapters.injectionCarrier(buffer));
			int end = buffer.position();
			buffer.limit(1000).put((byte) 42).flip();
			SpanContext read = tracer.extract(Builtin.BINARY_EXTRACT, BinaryAdapters.extractionCarrier(buffer));
			assertThat(read.toSpanId()).isEqualTo(span.context().toSpanId());
			assertThat(read.baggageItems()).containsExactly(Map.entry("tenant", "ä"));
			assertThat(buffer.position()).isEqualTo(end);
			assertThat(buffer.get()).isEqualTo((byte) 42);
		});
	}

	@Test
	void shouldReadNothingOfBytesThatAreNotOurs() {
		this.fixture.run((tracer, context) -> {
			Random random = new Random(42);
			for (int i = 0; i < 2000; i++) {
				byte[] bytes = new byte[random.nextInt(200)];
				random.nextBytes(bytes);
				if (bytes.length > 0) {
					bytes[0] = (byte) (i % 2);
				}
				ByteBuffer buffer = ByteBuffer.wrap(bytes);
				assertThat(tracer.extract(Builtin.BINARY_EXTRACT, BinaryAdapters.extractionCarrier(buffer))).isNull();
			}
			ByteBuffer huge = ByteBuffer.wrap(new byte[] { 1, 0, 1, (byte) 0xff, (byte) 0xff, 0, 0 });
			assertThat(tracer.extract(Builtin.BINARY_EXTRACT, BinaryAdapters.extractionCarrier(huge))).isNull();
			assertThat(huge.position()).isZero();
			assertThat(tracer.extract(Builtin.BINARY_EXTRACT, () -> null)).isNull();
		});
	}

	@Test
	void shouldRefuseWhatIsNoFormatOrNoCarrierOfIt() {
		this.fixture.run((tracer, context) -> {
			Format<TextMap> unknown = new Format<>() {

				@Override
				public String toString() {
					return "unknown";
				}

			};
			TextMap carrier = new TextMapAdapter(new HashMap<>());
			SpanContext span = tracer.buildSpan("work").start().context();
			assertThatIllegalArgumentException().isThrownBy(() -> tracer.inject(span, unknown, carrier))
				.withMessageContaining("unknown");
			assertThatIllegalArgumentException().isThrownBy(() -> tracer.extract(unknown, carrier));
			assertThatIllegalArgumentException().isThrownBy(() -> tracer.extract(null, carrier));
			assertThatIllegalArgumentException().isThrownBy(() -> tracer.extract(Builtin.TEXT_MAP, null));
			assertThatIllegalArgumentException().isThrownBy(() -> tracer.inject(span, Builtin.TEXT_MAP, null));
		});
	}

	@Test
	void shouldWriteNothingOfOtherImplementations() {
		this.fixture.run((tracer, context) -> {
			Map<String, String> headers = new HashMap<>();
			for (SpanContext other : Arrays.asList(null, NoopTracerFactory.create().buildSpan("x").start().context())) {
				tracer.inject(other, Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
			}
			assertThat(headers).isEmpty();
		});
	}

}
