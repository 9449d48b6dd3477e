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

package io.github.tracingboot.propagation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.concurrent.ThreadResidue;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for forwarded headers.
 */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedHeadersTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String PARENT = "b7ad6b7169203331";

	private static final String ID = "7f3b9c1e-0000-4000-8000-000000000001";

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldForwardNothingByDefault(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(relay(context, Map.of("x-request-id", ID, "x-tenant-id", "a"))).containsOnlyKeys("traceparent");
			assertThat(output).doesNotContain("forwards");
		});
	}

	@Test
	void shouldForwardWhatIsConfiguredUnchangedAndInLowerCase() {
		this.runner.withPropertyValues("tracing.propagation.forward-headers=X-Request-Id,x-tenant-*")
			.run((context) -> assertThat(relay(context,
					Map.of("X-Request-ID", ID, "X-Tenant-Id", "a", "x-tenant-zone", "b=c; d", "x-tenants", "no",
							"x-other", "no")))
				.containsAllEntriesOf(Map.of("x-request-id", ID, "x-tenant-id", "a", "x-tenant-zone", "b=c; d"))
				.doesNotContainKeys("x-tenants", "x-other"));
	}

	@Test
	void shouldForwardWhatIstioAsksFor(CapturedOutput output) {
		Map<String, String> inbound = new TreeMap<>();
		ForwardPreset.ISTIO.names().forEach((name) -> inbound.put(name, "value-of-" + name));
		inbound.put("traceparent", "00-" + TRACE + "-" + PARENT + "-01");
		inbound.put("tracestate", "");
		this.runner.withPropertyValues("tracing.propagation.preset=istio").run((context) -> {
			Map<String, String> outbound = relay(context, inbound);
			assertThat(outbound).hasSize(16)
				.allSatisfy((name, value) -> assertThat(value)
					.isEqualTo(name.equals("traceparent") ? value : "value-of-" + name));
			assertThat(outbound.get("traceparent")).startsWith("00-" + TRACE).doesNotContain(PARENT);
			assertThat(output).contains("writes w3c, forwards x-request-id b3 x-b3-traceid");
		});
	}

	@Test
	void shouldLeaveToTheDialectsAndTheBaggageWhatTheyWrite() {
		Map<String, String> inbound = Map.of("b3", TRACE + "-" + PARENT + "-1", "x-b3-parentspanid", PARENT,
				"x-b3-flags", "1", "tracestate", "a=b", "baggage", "k=v", "tenant", "acme");
		this.runner.withPropertyValues("tracing.propagation.preset=istio", "tracing.propagation.produce=b3-multi",
				"tracing.propagation.forward-headers=baggage,tenant", "management.tracing.baggage.remote-fields=tenant")
			.run((context) -> {
				Map<String, String> outbound = relay(context, inbound);
				assertThat(outbound.keySet()).map(String::toLowerCase)
					.doesNotContain("x-b3-parentspanid", "x-b3-flags")
					.contains("b3", "tracestate", "x-b3-traceid", "x-b3-spanid", "x-b3-sampled");
				assertThat(outbound).containsEntry("tenant", "acme").doesNotContainEntry("X-B3-SpanId", PARENT);
				assertThat(context.getBean(ForwardedHeaderNames.class).names()).doesNotContain("baggage", "tenant");
			});
	}

	@Test
	void shouldForwardNothingThatADialectWrites() {
		this.runner
			.withPropertyValues("tracing.propagation.preset=istio",
					"tracing.propagation.produce=w3c,b3,b3-multi,jaeger,ot",
					"tracing.propagation.forward-headers=x-*,ot-*,uber-*,uberctx-*")
			.run((context) -> {
				Tracer tracer = context.getBean(Tracer.class);
				Map<String, String> written = new LinkedHashMap<>();
				context.getBean(Propagator.class).inject(tracer.nextSpan().start().context(), written, Map::put);
				ForwardedHeaderNames names = context.getBean(ForwardedHeaderNames.class);
				assertThat(written.keySet()).hasSizeGreaterThan(8)
					.map((name) -> name.toLowerCase(Locale.ROOT))
					.noneMatch(names::contains);
			});
	}

	@Test
	void shouldNotReplaceWhatTheApplicationSets() {
		this.runner.withPropertyValues("tracing.propagation.forward-headers=x-request-id,x-tenant").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, Map.of("x-request-id", List.of(ID), "x-tenant", List.of("a"))).start();
			Map<String, String> message = new LinkedHashMap<>(Map.of("x-request-id", "own", "traceparent", "old"));
			try (Tracer.SpanInScope scope = context.getBean(Tracer.class).withSpan(span)) {
				propagator.inject(span.context(), message, OutboundSetter.of(Map::put, Map::containsKey));
			}
			assertThat(message).containsEntry("x-request-id", "own").containsEntry("x-tenant", "a");
			assertThat(message.get("traceparent")).contains(span.context().spanId());
		});
	}

	@Test
	void shouldKeepSeveralValuesOfOneName() {
		this.runner.withPropertyValues("tracing.propagation.forward-headers=x-route")
			.run((context) -> assertThat(relayAll(context, Map.of("x-route", List.of("a", " b ", "c;q=1"))))
				.containsEntry("x-route", "a, b, c;q=1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\nb", "a\rb: c", "a\u0000", "\u001b[31m", "\u202eevil", "\u00e9", "\ud83d" })
	void shouldForwardNoValueThatIsNotPrintable(String value) {
		this.runner.withPropertyValues("tracing.propagation.preset=istio", "tracing.propagation.forward-headers=x-*")
			.run((context) -> assertThat(relay(context, Map.of("x-request-id", value, "x-other", value)))
				.containsOnlyKeys("traceparent"));
	}

	@Test
	void shouldBoundWhatIsForwarded() {
		this.runner.withPropertyValues("tracing.propagation.preset=istio", "tracing.propagation.forward-headers=x-*")
			.run((context) -> {
				Map<String, List<String>> hostile = new LinkedHashMap<>();
				hostile.put("x-large", List.of("x".repeat(65_536)));
				hostile.put("x-many", IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
				hostile.put("x-evil\r\nhost", List.of("evil"));
				hostile.put("x-" + "n".repeat(10_000), List.of("evil"));
				for (int i = 0; i < 1000; i++) {
					hostile.put("x-h" + i, List.of("v"));
				}
				hostile.put("x-request-id", List.of(ID));
				Map<String, String> outbound = relayAll(context, hostile);
				assertThat(outbound).containsEntry("x-request-id", ID)
					.doesNotContainKeys("x-large", "x-many")
					.hasSize(ForwardedHeaders.MAX_HEADERS + 1)
					.allSatisfy((name, value) -> assertThat(name).matches("[a-z0-9-]{1,20}"));
				hostile.replaceAll((name, values) -> List.of(name.equals("x-request-id") ? ID : "v".repeat(1000)));
				Map<String, String> bounded = relayAll(context, hostile);
				bounded.remove("traceparent");
				assertThat(bounded).containsEntry("x-request-id", ID);
				assertThat(bounded.entrySet())
					.extracting((header) -> header.getKey().length() + header.getValue().length())
					.satisfies((lengths) -> assertThat(lengths.stream().mapToInt(Integer::intValue).sum())
						.isBetween(3000, ForwardedHeaders.MAX_TOTAL_LENGTH));
			});
	}

	@Test
	void shouldGoOnWhenACarrierRefusesAName() {
		this.runner.withPropertyValues("tracing.propagation.preset=istio").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Map<String, String> inbound = Map.of("x-request-id", ID, "grpc-trace-bin", "AAA=", "sw8", "1");
			Span unreadable = propagator.extract(inbound, (carrier, name) -> {
				Assert.isTrue(!name.endsWith("-bin"), "binary");
				return carrier.get(name);
			}).start();
			Span readable = propagator.extract(inbound, Map::get).start();
			for (Span span : List.of(unreadable, readable)) {
				Map<String, String> outbound = new LinkedHashMap<>();
				propagator.inject(span.context(), outbound, (carrier, name, value) -> {
					Assert.isTrue(!name.endsWith("-bin"), "binary");
					carrier.put(name, value);
				});
				assertThat(outbound).containsOnlyKeys("traceparent", "x-request-id", "sw8");
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "authorization", "Proxy-Authorization", "cookie", "Set-Cookie", "connection", "te",
			"transfer-encoding", "host", "Content-Length", "cook*", "*", "-*", "content-*", "proxy-*", "x request id",
			"x-request-id:", "x-r\u00e9q", "x-*-id" })
	void shouldRefuseWhatMustNotBeForwarded(String name) {
		this.runner.withPropertyValues("tracing.propagation.forward-headers=x-tenant," + name)
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("tracing.propagation.forward-headers");
					assertThat(ex.getValue()).isEqualTo(name);
					assertThat(ex.getReason()).endsWith("for example 'x-request-id' or 'x-tenant-*'.");
				}));
	}

	@Test
	void shouldNameThePresetsWhenOneIsUnknown() {
		this.runner.withPropertyValues("tracing.propagation.preset=linkerd")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.hasStackTraceContaining("ForwardPreset.linkerd"));
	}

	@Test
	void shouldKeepTheRequestIdInTheMdcWhileItsContextIsCurrent() {
		this.runner.withPropertyValues("tracing.propagation.preset=istio").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Propagator propagator = context.getBean(Propagator.class);
			Span first = extract(propagator, Map.of("x-request-id", List.of(ID))).start();
			Span second = extract(propagator, Map.of()).start();
			Span third = extract(propagator, Map.of("x-request-id", List.of("x".repeat(1000)))).start();
			try (Tracer.SpanInScope scope = tracer.withSpan(first)) {
				assertThat(MDC.get("x-request-id")).isEqualTo(ID);
				Span child = tracer.nextSpan().start();
				try (Tracer.SpanInScope inner = tracer.withSpan(child)) {
					assertThat(MDC.get("x-request-id")).isEqualTo(ID);
				}
				try (Tracer.SpanInScope inner = tracer.withSpan(second)) {
					assertThat(MDC.get("x-request-id")).isNull();
				}
				try (Tracer.SpanInScope inner = tracer.withSpan(third)) {
					assertThat(MDC.get("x-request-id")).isEqualTo("x".repeat(128));
				}
				assertThat(MDC.get("x-request-id")).isEqualTo(ID);
			}
			assertThat(MDC.get("x-request-id")).isNull();
		});
	}

	@Test
	void shouldClearTheRequestIdThatIsLeftOnAThread() {
		this.runner.withPropertyValues("tracing.propagation.preset=istio").run((context) -> {
			ThreadResidue residue = context.getBean(RequestIdScopeListener.class);
			MDC.put("x-request-id", "left over");
			assertThat(residue.clear()).isTrue();
			assertThat(MDC.get("x-request-id")).isNull();
			assertThat(residue.clear()).isFalse();
		});
	}

	@Test
	void shouldLeaveTheMdcAloneWhenRequestIdsAreNotForwarded() {
		this.runner.run((context) -> {
			MDC.put("x-request-id", "the application's");
			try {
				Span span = context.getBean(Tracer.class).nextSpan().start();
				try (Tracer.SpanInScope scope = context.getBean(Tracer.class).withSpan(span)) {
					assertThat(MDC.get("x-request-id")).isEqualTo("the application's");
				}
				assertThat(context.getBean(RequestIdScopeListener.class).clear()).isFalse();
				assertThat(MDC.get("x-request-id")).isEqualTo("the application's");
			}
			finally {
				MDC.remove("x-request-id");
			}
		});
	}

	@Test
	void shouldTakeWhatTravelsBesideTheSpanFromTheSpanWhereItsTraceIsNotCurrent() {
		this.runner.withPropertyValues("tracing.propagation.forward-headers=x-request-id").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Tracer tracer = context.getBean(Tracer.class);
			Span server = extract(propagator, Map.of("x-request-id", List.of(ID), "baggage", List.of("k=v"))).start();
			Span client = tracer.spanBuilder().setParent(server.context()).start();
			Map<String, String> outbound = new LinkedHashMap<>();
			propagator.inject(client.context(), outbound, Map::put);
			assertThat(outbound).containsEntry("x-request-id", ID).containsEntry("baggage", "k=v");
			assertThat(outbound.get("traceparent")).contains(client.context().spanId());
			assertThat(tracer.currentSpan()).isNull();
			assertThat(MDC.get("x-request-id")).isNull();
		});
	}

	private static Map<String, String> relay(ApplicationContext context, Map<String, String> inbound) {
		Map<String, List<String>> all = new LinkedHashMap<>();
		inbound.forEach((name, value) -> all.put(name, List.of(value)));
		return relayAll(context, all);
	}

	// What leaves with a call that is made while the inbound request is served.
	private static Map<String, String> relayAll(ApplicationContext context, Map<String, List<String>> inbound) {
		Propagator propagator = context.getBean(Propagator.class);
		Tracer tracer = context.getBean(Tracer.class);
		Span server = extract(propagator, inbound).start();
		Map<String, String> outbound = new TreeMap<>();
		try (Tracer.SpanInScope scope = tracer.withSpan(server)) {
			propagator.inject(tracer.nextSpan().start().context(), outbound, Map::put);
		}
		return outbound;
	}

	private static Span.Builder extract(Propagator propagator, Map<String, List<String>> inbound) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(inbound);
		return propagator.extract(headers, new HeaderGetter());
	}

	private static final class HeaderGetter implements InboundGetter<Map<String, List<String>>> {

		@Override
		public @Nullable String get(Map<String, List<String>> headers, String name) {
			return headers.containsKey(name) ? headers.get(name).get(0) : null;
		}

		@Override
		public Iterable<String> getAll(Map<String, List<String>> headers, String name) {
			return headers.getOrDefault(name, List.of());
		}

		@Override
		public Iterable<String> names(Map<String, List<String>> headers) {
			return headers.keySet();
		}

	}

}
