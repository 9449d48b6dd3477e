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
import org.junit.jupiter.params.provider.ValueSource;

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
