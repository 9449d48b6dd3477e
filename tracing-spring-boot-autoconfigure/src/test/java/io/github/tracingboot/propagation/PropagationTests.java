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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.TracingRunner;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for trace context on the wire.
 */
class PropagationTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String OTHER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String PARENT = "b7ad6b7169203331";

	private final ApplicationContextRunner runner = TracingRunner.create();

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void shouldPropagateWhetherAnythingIsExportedOrNot(String exportEnabled) {
		this.runner.withPropertyValues("management.tracing.export.enabled=" + exportEnabled).run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01"));
			assertThat(span.context().traceId()).isEqualTo(TRACE);
			assertThat(span.context().parentId()).isEqualTo(PARENT);
			Map<String, String> headers = inject(propagator, span);
			assertThat(headers.get("traceparent")).matches("00-" + TRACE + "-" + span.context().spanId() + "-0[13]");
		});
	}

	@Test
	void shouldNotLoseB3ToABaggageHeader() {
		this.runner.run((context) -> {
			Span span = extract(context.getBean(Propagator.class),
					Map.of("b3", TRACE + "-" + PARENT + "-1", "baggage", "k=v"));
			assertThat(span.context().traceId()).isEqualTo(TRACE);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
			"00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
			"ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
			"00-00000000000000000000000000000000-b7ad6b7169203331-01",
			"00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
			"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-extra", "\u0000", "-", "" })
	void shouldFallThroughToTheNextDialectWhenAHeaderIsMalformed(String traceparent) {
		this.runner.run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span fresh = extract(propagator, Map.of("traceparent", traceparent));
			assertThat(fresh.context().traceId()).hasSize(32).isNotEqualTo(TRACE);
			assertThat(fresh.context().parentId()).isNull();
			Span fromB3 = extract(propagator,
					Map.of("traceparent", traceparent, "b3", OTHER_TRACE + "-" + PARENT + "-1", "baggage", "k=v"));
			assertThat(fromB3.context().traceId()).isEqualTo(OTHER_TRACE);
		});
	}

	@Test
	void shouldReadEveryDialectByDefault() {
		this.runner.run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(List.of(Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01"),
					Map.of("b3", TRACE + "-" + PARENT + "-1"),
					Map.of("X-B3-TraceId", TRACE, "X-B3-SpanId", PARENT, "X-B3-Sampled", "1"),
					Map.of("uber-trace-id", TRACE + ":" + PARENT + ":0:1"),
					Map.of("ot-tracer-traceid", TRACE, "ot-tracer-spanid", PARENT, "ot-tracer-sampled", "true")))
				.allSatisfy((headers) -> {
					Span span = extract(propagator, headers);
					assertThat(span.context().traceId()).isEqualTo(TRACE);
					assertThat(span.context().parentId()).isEqualTo(PARENT);
				});
		});
	}

	@Test
	void shouldLetTheConfiguredOrderDecide() {
		Map<String, String> both = Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01", "b3",
				OTHER_TRACE + "-" + PARENT + "-1");
		this.runner.withPropertyValues("tracing.propagation.consume=b3,w3c")
			.run((context) -> assertThat(extract(context.getBean(Propagator.class), both).context().traceId())
				.isEqualTo(OTHER_TRACE));
		this.runner.withPropertyValues("tracing.propagation.consume=w3c,b3")
			.run((context) -> assertThat(extract(context.getBean(Propagator.class), both).context().traceId())
				.isEqualTo(TRACE));
	}

	@Test
	void shouldWriteAllProducedDialectsConsistently() {
		this.runner.withPropertyValues("tracing.propagation.produce=w3c,b3-multi").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, Map.of());
			Map<String, String> headers = inject(propagator, span);
			assertThat(headers).containsEntry("X-B3-TraceId", span.context().traceId())
				.containsEntry("X-B3-SpanId", span.context().spanId())
				.containsEntry("X-B3-Sampled", "1");
			// Newer versions of OpenTelemetry set the random flag beside the sampled one.
			assertThat(headers.get("traceparent"))
				.matches("00-" + span.context().traceId() + "-" + span.context().spanId() + "-0[13]");
		});
	}

	@Test
	void shouldTellDownstreamThatAnUnsampledTraceIsNotSampled() {
		this.runner.run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-00"));
			assertThat(span.isNoop()).isTrue();
			assertThat(inject(propagator, span).get("traceparent")).startsWith("00-" + TRACE).endsWith("-00");
		});
	}

	@Test
	void shouldObeySpringBootsNamesWhereOursAreUnset() {
		this.runner.withPropertyValues("management.tracing.propagation.type=B3_MULTI").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(inject(propagator, extract(propagator, Map.of()))).containsKey("X-B3-TraceId")
				.doesNotContainKey("traceparent");
		});
		this.runner
			.withPropertyValues("management.tracing.propagation.produce=b3", "tracing.propagation.produce=jaeger")
			.run((context) -> {
				Propagator propagator = context.getBean(Propagator.class);
				assertThat(inject(propagator, extract(propagator, Map.of()))).containsOnlyKeys("uber-trace-id");
			});
	}

	@Test
	void shouldAddPropagatorsOfTheUserAndReplaceSpringBootsOwn() {
		TextMapPropagator custom = TextMapPropagator.composite(W3CTraceContextPropagator.getInstance());
		this.runner.withBean("custom", TextMapPropagator.class, () -> custom).run((context) -> {
			assertThat(context).hasSingleBean(ContextPropagators.class);
			long bootsOwn = context.getBeansOfType(TextMapPropagator.class)
				.values()
				.stream()
				.filter(PropagationAutoConfiguration::isBootsOwn)
				.count();
			assertThat(bootsOwn).as("the class that is recognised by its package still exists").isOne();
			assertThat(context.getBean(TextMapPropagator.class)).isInstanceOf(DialectPropagator.class);
			assertThat(context.getBean(ContextPropagators.class).getTextMapPropagator().toString())
				.doesNotContain("org.springframework.boot");
		});
	}

	@Test
	void shouldCarryBaggageUnlessSwitchedOff() {
		Map<String, String> headers = Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-01", "baggage", "k=v",
				"tenant", "acme");
		this.runner.withPropertyValues("management.tracing.baggage.remote-fields=tenant").run((context) -> {
			Tracer tracer = context.getBean(Tracer.class);
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, headers);
			try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
				assertThat(tracer.getBaggage("k").get()).isEqualTo("v");
				assertThat(tracer.getBaggage("tenant").get()).isEqualTo("acme");
				assertThat(inject(propagator, span)).containsEntry("tenant", "acme").containsKey("baggage");
			}
		});
		this.runner.withPropertyValues("management.tracing.baggage.enabled=false").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(inject(propagator, extract(propagator, headers))).containsOnlyKeys("traceparent");
		});
	}

	@Test
	void shouldReadTheDialectsOfBackendsOnlyWhenToldTo() {
		Map<String, String> xray = Map.of("X-Amzn-Trace-Id",
				"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=" + PARENT + ";Sampled=1");
		Map<String, String> datadog = Map.of("x-datadog-trace-id", "9532127138774266268", "x-datadog-parent-id",
				"13235353014750950193", "x-datadog-tags", "_dd.p.tid=0af7651916cd43dd");
		this.runner.run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(extract(propagator, xray).context().traceId()).isNotEqualTo(TRACE);
			assertThat(extract(propagator, datadog).context().traceId()).isNotEqualTo(TRACE);
		});
		this.runner.withPropertyValues("tracing.propagation.consume=datadog,xray").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(extract(propagator, xray).context().traceId()).isEqualTo(TRACE);
			assertThat(extract(propagator, datadog).context().traceId()).isEqualTo(TRACE);
		});
	}

	@ParameterizedTest
	@CsvSource({ "01,1,true", "00,0,false" })
	void shouldTellTheSameSpanAndDecisionInEveryDialect(String flags, String digit, String ot) {
		this.runner.withPropertyValues("tracing.propagation.produce=w3c,b3,b3-multi,jaeger,ot,xray").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-" + flags));
			String spanId = span.context().spanId();
			assertThat(inject(propagator, span)).isEqualTo(Map.of("traceparent",
					"00-" + TRACE + "-" + spanId + "-" + flags, "b3", TRACE + "-" + spanId + "-" + digit,
					"X-B3-TraceId", TRACE, "X-B3-SpanId", spanId, "X-B3-Sampled", digit, "uber-trace-id",
					TRACE + ":" + spanId + ":0:" + digit, "ot-tracer-traceid", TRACE.substring(16), "ot-tracer-spanid",
					spanId, "ot-tracer-sampled", ot, "X-Amzn-Trace-Id",
					"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=" + spanId + ";Sampled=" + digit));
		});
	}

	@Test
	void shouldPassOnTheTraceStateTheRandomFlagAndDebug() {
		this.runner.withPropertyValues("tracing.propagation.produce=w3c,b3").run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Tracer tracer = context.getBean(Tracer.class);
			Span random = extract(propagator,
					Map.of("traceparent", "00-" + TRACE + "-" + PARENT + "-03", "tracestate", "a=1, b=2"));
			assertThat(inject(propagator, tracer.nextSpan(random).start()))
				.hasEntrySatisfying("traceparent", (traceparent) -> assertThat(traceparent).endsWith("-03"))
				.containsEntry("tracestate", "a=1,b=2");
			Span debug = extract(propagator, Map.of("b3", TRACE + "-" + PARENT + "-d"));
			assertThat(inject(propagator, tracer.nextSpan(debug).start()))
				.hasEntrySatisfying("b3", (b3) -> assertThat(b3).endsWith("-d"))
				.hasEntrySatisfying("traceparent", (traceparent) -> assertThat(traceparent).endsWith("-01"));
		});
	}

	@ParameterizedTest
	@CsvSource({ "1.0,true", "0.0,false" })
	void shouldDecideAsForANewTraceWhenTheCallerLeavesItOpen(String probability, boolean recorded) {
		this.runner
			.withPropertyValues("management.tracing.sampling.probability=" + probability,
					"tracing.propagation.consume=b3,b3-multi,ot,xray,datadog")
			.run((context) -> {
				Propagator propagator = context.getBean(Propagator.class);
				assertThat(List.of(Map.of("b3", TRACE + "-" + PARENT),
						Map.of("X-B3-TraceId", TRACE, "X-B3-SpanId", PARENT),
						Map.of("ot-tracer-traceid", TRACE, "ot-tracer-spanid", PARENT),
						Map.of("X-Amzn-Trace-Id",
								"Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=" + PARENT + ";Sampled=?"),
						Map.of("x-datadog-trace-id", "9532127138774266268", "x-datadog-parent-id",
								"13235353014750950193", "x-datadog-tags", "_dd.p.tid=0af7651916cd43dd")))
					.allSatisfy((headers) -> {
						Span span = extract(propagator, headers);
						assertThat(span.context().traceId()).isEqualTo(TRACE);
						assertThat(span.isNoop()).isNotEqualTo(recorded);
						assertThat(context.getBean(Tracer.class).nextSpan(span).start().isNoop())
							.isNotEqualTo(recorded);
						assertThat(inject(propagator, span).get("traceparent")).endsWith(recorded ? "-01" : "-00");
					});
			});
	}

	@ParameterizedTest
	@CsvSource({ "b3,0,1.0,false", "X-B3-Sampled,0,1.0,false", "b3,1,0.0,true", "b3,d,0.0,true",
			"X-B3-Sampled,1,0.0,true", "X-B3-Flags,1,0.0,true" })
	void shouldBeginATraceAsACallerDecidesThatHasNone(String name, String value, String probability, boolean recorded) {
		this.runner.withPropertyValues("management.tracing.sampling.probability=" + probability).run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			Span span = extract(propagator, Map.of(name, value));
			assertThat(span.context().traceId()).matches("[0-9a-f]{32}").doesNotMatch("0+");
			assertThat(span.context().parentId()).isNull();
			assertThat(span.isNoop()).isNotEqualTo(recorded);
			assertThat(context.getBean(Tracer.class).nextSpan(span).start().isNoop()).isNotEqualTo(recorded);
			assertThat(inject(propagator, span).get("traceparent")).matches(recorded ? ".*-0[13]" : ".*-0[02]");
			Span other = extract(propagator,
					Map.of(name, value, "uber-trace-id", TRACE + ":" + PARENT + ":0:" + (recorded ? "0" : "1")));
			assertThat(other.context().traceId()).as("a span in any dialect goes first").isEqualTo(TRACE);
			assertThat(other.isNoop()).isEqualTo(recorded);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "b3", "B3_MULTI" })
	void shouldReadBothFormsOfB3AsSpringBootDoesByItsNames(String name) {
		this.runner.withPropertyValues("management.tracing.propagation.consume=" + name).run((context) -> {
			Propagator propagator = context.getBean(Propagator.class);
			assertThat(extract(propagator, Map.of("b3", TRACE + "-" + PARENT + "-1")).context().traceId())
				.isEqualTo(TRACE);
			assertThat(extract(propagator, Map.of("X-B3-TraceId", TRACE, "X-B3-SpanId", PARENT)).context().traceId())
				.isEqualTo(TRACE);
		});
	}

	@Test
	void shouldRefuseToWriteADialectThatIsOnlyRead() {
		this.runner.withPropertyValues("tracing.propagation.produce=w3c,datadog").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tracing.propagation.produce")
				.hasMessageContaining("datadog")
				.hasMessageContaining("w3c b3 b3-multi jaeger ot xray");
		});
	}

	@Test
	void shouldNameTheValidDialectsWhenOneIsUnknown() {
		this.runner.withPropertyValues("tracing.propagation.consume=w3c,zipkin").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasStackTraceContaining("tracing.propagation.consume")
				.hasStackTraceContaining("zipkin");
		});
	}

	private static Span extract(Propagator propagator, Map<String, String> headers) {
		return propagator.extract(headers, Map::get).start();
	}

	private static Map<String, String> inject(Propagator propagator, Span span) {
		Map<String, String> headers = new HashMap<>();
		propagator.inject(span.context(), headers, Map::put);
		return headers;
	}

}
