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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.log.Fields;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What code does that nobody has looked at for years.
 */
class CarelessUseTests {

	private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	private final OpenTracingFixture fixture = new OpenTracingFixture();

	@Test
	@Timeout(30)
	void shouldBoundTheBaggageOfASpan() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start();
			try (Scope scope = tracer.activateSpan(span)) {
				for (int i = 0; i < 100_000; i++) {
					span.setBaggageItem("key-" + i, "value");
				}
				span.setBaggageItem("key-0", "last");
				assertThat(span.getBaggageItem("key-0")).isEqualTo("last");
				assertThat(span.context().baggageItems()).hasSizeLessThanOrEqualTo(1024);
			}
			span.finish();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "w3c", "b3", "b3-multi", "jaeger", "ot" })
	void shouldNotLetControlCharactersIntoHeadersOrLogLines(String dialect) {
		this.fixture.run((tracer, context) -> {
			String hostile = "a\r\nX-Admin: 1\u0000\u2028b";
			Span span = tracer.buildSpan(hostile).withTag(hostile, hostile).start();
			span.log(Map.of(hostile, hostile)).log(hostile).setBaggageItem("tenant", hostile);
			span.setBaggageItem("a\r\nb", "x").setBaggageItem("", "x").setBaggageItem("tenant\u0000", "x");
			Map<String, String> headers = new HashMap<>();
			try (Scope scope = tracer.activateSpan(span)) {
				tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
				assertThat(MDC.getCopyOfContextMap().values()).noneMatch(CarelessUseTests::hasControls);
				assertThat(MDC.get("tenant")).startsWith("a");
			}
			assertThat(headers).isNotEmpty();
			headers.forEach((name, value) -> assertThat(hasControls(name) || hasControls(value)).as(name).isFalse());
			span.finish();
		}, "tracing.propagation.produce=" + dialect, "management.tracing.baggage.correlation.fields=tenant");
	}

	private static boolean hasControls(String text) {
		return text.chars().anyMatch((sign) -> Character.isISOControl(sign) || sign == 0x2028);
	}

	@Test
	void shouldTakeAnyTimestamp() {
		this.fixture.run((tracer, context) -> {
			for (long micros : new long[] { Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE }) {
				tracer.buildSpan("work " + micros).withStartTimestamp(micros).start().log(micros, "event").finish();
				tracer.buildSpan("finished " + micros).start().log(micros, Map.of("a", "b")).finish(micros);
			}
			tracer.buildSpan("backwards").withStartTimestamp(2_000_000).start().finish(1_000_000);
		});
		assertThat(this.fixture.spans()).hasSize(11);
		assertThat(this.fixture.spans()).filteredOn((span) -> span.getName().startsWith("finished"))
			.allSatisfy((span) -> assertThat(span.getStartEpochNanos()).isPositive());
	}

	@Test
	void shouldRecordAnExceptionThatCannotTellItsMessage() {
		this.fixture.run((tracer, context) -> tracer.buildSpan("work")
			.start()
			.log(Map.of(Fields.EVENT, "error", Fields.ERROR_OBJECT, new SilentException(), "attempt", 2))
			.log(Map.of(Fields.EVENT, "error", Fields.ERROR_OBJECT, new EndlessException()))
			.log(Map.of("entity", new Endless(), "b", 1))
			.log(Map.of("event", new Endless()))
			.setTag("error", "x")
			.finish());
		List<EventData> events = this.fixture.span("work").getEvents();
		assertThat(events).hasSize(4);
		assertThat(events.get(0).getAttributes().get(EXCEPTION_TYPE)).isEqualTo(SilentException.class.getName());
		assertThat(events.get(1).getAttributes().get(EXCEPTION_TYPE)).isEqualTo(EndlessException.class.getName());
	}

	@Test
	void shouldTakeHugeLogs() {
		this.fixture.run((tracer, context) -> {
			Map<String, Object> fields = new HashMap<>();
			for (int i = 0; i < 100_000; i++) {
				fields.put("key-" + i, i);
			}
			Span span = tracer.buildSpan("work").start();
			for (int i = 0; i < 1000; i++) {
				span.log("event");
			}
			span.log(fields).finish();
		});
		assertThat(this.fixture.span("work").getEvents()).hasSizeLessThanOrEqualTo(1000);
	}

	@Test
	void shouldShowBaggageOfAnOuterSpanOnceItIsOnTopAgain() {
		this.fixture.run((tracer, context) -> {
			Span outer = tracer.buildSpan("outer").start();
			Span inner = tracer.buildSpan("inner").start();
			try (Scope outerScope = tracer.activateSpan(outer)) {
				try (Scope innerScope = tracer.activateSpan(inner)) {
					outer.setBaggageItem("tenant", "acme");
					assertThat(MDC.get("tenant")).isNull();
				}
				assertThat(MDC.get("tenant")).isEqualTo("acme");
				assertThat(tracer.activeSpan()).isSameAs(outer);
			}
			assertThat(tracer.activeSpan()).isNull();
		}, "management.tracing.baggage.correlation.fields=tenant");
		assertThat(Context.current()).isSameAs(Context.root());
	}

	@Test
	void shouldBeFinishedOnAnyThreadAndOnce() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start();
			try (Scope scope = tracer.activateSpan(span)) {
				List<CompletableFuture<Void>> finishing = new ArrayList<>();
				for (int i = 0; i < 8; i++) {
					finishing.add(CompletableFuture.runAsync(() -> span.setTag("a", 1).finish()));
				}
				finishing.forEach(CompletableFuture::join);
				assertThat(MDC.get("spanId")).isEqualTo(span.context().toSpanId());
				tracer.buildSpan("late").start().finish();
			}
		});
		assertThat(this.fixture.span("late").getParentSpanId()).isEqualTo(this.fixture.span("work").getSpanId());
	}

	@Test
	void shouldTakeSpansOfAnotherApplication() {
		TracingRunner.create().run((other) -> this.fixture.run((tracer, context) -> {
			Tracer otherTracer = other.getBean(Tracer.class);
			Span span = otherTracer.buildSpan("other").start().setBaggageItem("tenant", "acme");
			try (Scope scope = tracer.activateSpan(span)) {
				assertThat(MDC.get("spanId")).isEqualTo(span.context().toSpanId());
				assertThat(tracer.activeSpan()).isSameAs(span);
				tracer.buildSpan("work").start().finish();
				assertThat(tracer.buildSpan("x").asChildOf(span).start().getBaggageItem("tenant")).isEqualTo("acme");
			}
			span.finish();
			assertThat(this.fixture.span("work").getParentSpanId()).isEqualTo(span.context().toSpanId());
			assertThat(MDC.get("spanId")).isNull();
		}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0", "1.0" })
	void shouldHaveTheSpanCurrentThatWasMadeSoLastWhateverMadeItSo(String probability) {
		this.fixture.run((tracer, context) -> {
			for (int seed = 0; seed < 300; seed++) {
				new Interleaving(tracer, context.getBean(io.micrometer.tracing.Tracer.class),
						context.getBean(io.opentelemetry.api.trace.Tracer.class),
						context.getBean(ObservationRegistry.class), new Random(seed))
					.descend(8);
				assertThat(Context.current()).as("seed " + seed).isSameAs(Context.root());
				assertThat(MDC.get("spanId")).isNull();
			}
		}, "management.tracing.sampling.probability=" + probability);
	}

	/**
	 * Opens and closes scopes of all APIs in a random order.
	 */
	private record Interleaving(Tracer tracer, io.micrometer.tracing.Tracer micrometer,
			io.opentelemetry.api.trace.Tracer otel, ObservationRegistry observations, Random random) {

		void descend(int depth) {
			String before = current();
			for (int i = 0; i < this.random.nextInt(3) && depth > 0; i++) {
				switch (this.random.nextInt(5)) {
					case 0 -> openTracing(depth, this.tracer.buildSpan("opentracing").start());
					case 1 -> openTracing(depth, this.tracer.activeSpan());
					case 2 -> micrometer(depth);
					case 3 -> observation(depth);
					default -> openTelemetry(depth);
				}
				assertThat(current()).isEqualTo(before);
			}
		}

		private void openTracing(int depth, Span span) {
			if (span == null) {
				return;
			}
			boolean other = !span.equals(this.tracer.activeSpan());
			try (Scope scope = this.tracer.activateSpan(span)) {
				check(span.context().toSpanId());
				// Micrometer does not see what was made current without it, if it was
				// there before.
				if (other) {
					assertThat(this.micrometer.currentSpan().context().spanId()).isEqualTo(span.context().toSpanId());
				}
				if (this.random.nextBoolean()) {
					span.setBaggageItem("key" + this.random.nextInt(3), "value" + this.random.nextInt(3));
					check(span.context().toSpanId());
				}
				descend(depth - 1);
				check(span.context().toSpanId());
			}
		}

		private void micrometer(int depth) {
			io.micrometer.tracing.Span span = this.micrometer.nextSpan().name("micrometer").start();
			try (io.micrometer.tracing.Tracer.SpanInScope scope = this.micrometer.withSpan(span)) {
				check(span.context().spanId());
				descend(depth - 1);
				check(span.context().spanId());
			}
			span.end();
		}

		private void observation(int depth) {
			Observation.createNotStarted("observation", this.observations).observe(() -> {
				String spanId = current();
				descend(depth - 1);
				check(spanId);
			});
		}

		private void openTelemetry(int depth) {
			io.opentelemetry.api.trace.Span span = this.otel.spanBuilder("otel").startSpan();
			try (io.opentelemetry.context.Scope scope = span.makeCurrent()) {
				check(span.getSpanContext().getSpanId());
				descend(depth - 1);
				check(span.getSpanContext().getSpanId());
			}
			span.end();
		}

		private void check(String spanId) {
			assertThat(current()).isEqualTo(spanId);
		}

		private String current() {
			Span active = this.tracer.activeSpan();
			String spanId = (active != null) ? active.context().toSpanId() : null;
			assertThat(MDC.get("spanId")).isEqualTo(spanId);
			assertThat(io.opentelemetry.api.trace.Span.current().getSpanContext().getSpanId())
				.isEqualTo((spanId != null) ? spanId : "0".repeat(16));
			return spanId;
		}

	}

	private static final class SilentException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

	}

	private static final class EndlessException extends RuntimeException {

		@Override
		public String getMessage() {
			return "of " + getMessage();
		}

	}

	private static final class Endless {

		@Override
		public String toString() {
			return "of " + this;
		}

	}

}
