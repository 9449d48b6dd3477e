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
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer.SpanInScope;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.noop.NoopTracerFactory;
import io.opentracing.tag.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The current span, shared by three APIs.
 */
class BridgeScopeTests {

	private final OpenTracingFixture fixture = new OpenTracingFixture();

	@AfterEach
	void shouldLeaveNothingBehind() {
		assertThat(Context.current()).isSameAs(Context.root());
		assertThat(MDC.getCopyOfContextMap()).satisfiesAnyOf((map) -> assertThat(map).isNull(),
				(map) -> assertThat(map).isEmpty());
	}

	@Test
	void shouldBeParentAndChildOfSpansOfTheOtherApis() {
		this.fixture.run((tracer, context) -> {
			Span outer = tracer.buildSpan("outer").start();
			try (Scope scope = tracer.activateSpan(outer)) {
				assertThat(MDC.get("spanId")).isEqualTo(outer.context().toSpanId());
				Observation.createNotStarted("observed", context.getBean(ObservationRegistry.class)).observe(() -> {
					assertThat(tracer.activeSpan().context().toSpanId()).isEqualTo(MDC.get("spanId"))
						.isNotEqualTo(outer.context().toSpanId());
					Span inner = tracer.buildSpan("inner").start();
					try (Scope innerScope = tracer.activateSpan(inner)) {
						assertThat(micrometer(context).currentSpan().context().spanId())
							.isEqualTo(inner.context().toSpanId());
						micrometer(context).nextSpan().name("manual").start().end();
						io.opentelemetry.api.trace.Span otel = otel(context).spanBuilder("otel").startSpan();
						try (io.opentelemetry.context.Scope otelScope = otel.makeCurrent()) {
							assertThat(tracer.activeSpan().context().toSpanId())
								.isEqualTo(otel.getSpanContext().getSpanId());
							tracer.buildSpan("innermost").start().finish();
						}
						otel.end();
					}
					inner.finish();
				});
				assertThat(tracer.activeSpan()).isSameAs(outer);
			}
			outer.finish();
			assertThat(tracer.activeSpan()).isNull();
		});
		assertChild("observed", "outer");
		assertChild("inner", "observed");
		assertChild("manual", "inner");
		assertChild("otel", "inner");
		assertChild("innermost", "otel");
	}

	private void assertChild(String child, String parent) {
		assertThat(this.fixture.span(child).getParentSpanId()).as(child)
			.isEqualTo(this.fixture.span(parent).getSpanId());
		assertThat(this.fixture.span(child).getTraceId()).isEqualTo(this.fixture.span(parent).getTraceId());
	}

	@Test
	void shouldTagLogAndFinishASpanOfAnotherApi() {
		this.fixture.run((tracer, context) -> {
			io.micrometer.tracing.Span span = micrometer(context).nextSpan().name("work").start();
			try (SpanInScope scope = micrometer(context).withSpan(span)) {
				assertThat(tracer.activeSpan()).isEqualTo(tracer.activeSpan()).hasSameHashCodeAs(tracer.activeSpan());
				tracer.activeSpan().setTag("tenant", "acme").setTag(Tags.HTTP_METHOD, "get").log("begun");
				tracer.activeSpan().setTag(Tags.ERROR, true).setTag(Tags.PEER_HOSTNAME, "db");
			}
			span.end();
		});
		SpanData span = this.fixture.span("work");
		assertThat(OpenTracingFixture.text(span, "tenant")).isEqualTo("acme");
		assertThat(OpenTracingFixture.text(span, "http.request.method")).isEqualTo("GET");
		assertThat(OpenTracingFixture.text(span, "server.address")).isEqualTo("db");
		assertThat(span.getEvents()).hasSize(1);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void shouldGoWhenTheOnesAboveHaveGoneIfClosedTooEarly() {
		this.fixture.run((tracer, context) -> {
			Span first = tracer.buildSpan("first").start();
			Span second = tracer.buildSpan("second").start();
			Scope firstScope = tracer.activateSpan(first);
			Scope secondScope = tracer.activateSpan(second);
			firstScope.close();
			assertThat(tracer.activeSpan()).isSameAs(second);
			secondScope.close();
			assertThat(tracer.activeSpan()).isNull();
			secondScope.close();
			firstScope.close();
			assertThat(tracer.activeSpan()).isNull();
		});
	}

	@Test
	void shouldDoNoHarmWhenClosedOnAnotherThread() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start();
			Scope scope = tracer.activateSpan(span);
			CompletableFuture.runAsync(scope::close).join();
			assertThat(tracer.activeSpan()).isSameAs(span);
			scope.close();
			assertThat(tracer.activeSpan()).isNull();
		});
	}

	@Test
	void shouldActivateTheSameSpanTwice() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start();
			try (Scope outer = tracer.activateSpan(span)) {
				try (Scope inner = tracer.activateSpan(span)) {
					assertThat(tracer.activeSpan()).isSameAs(span);
				}
				assertThat(tracer.activeSpan()).isSameAs(span);
			}
		});
	}

	@Test
	void shouldHideTheCurrentSpanWhenNoneIsActivated() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start();
			try (Scope outer = tracer.activateSpan(span)) {
				try (Scope none = tracer.activateSpan(null)) {
					assertThat(tracer.activeSpan()).isNull();
					assertThat(MDC.get("traceId")).isNull();
				}
				try (Scope other = tracer.activateSpan(NoopTracerFactory.create().buildSpan("x").start())) {
					assertThat(tracer.activeSpan()).isSameAs(span);
				}
				assertThat(tracer.activeSpan()).isSameAs(span);
			}
		});
	}

	@Test
	void shouldShowBaggageToTheOtherApisWheneverItIsSet() {
		this.fixture.run((tracer, context) -> {
			Span span = tracer.buildSpan("work").start().setBaggageItem("tenant", "acme");
			try (Scope scope = tracer.activateSpan(span)) {
				assertThat(Baggage.current().getEntryValue("tenant")).isEqualTo("acme");
				assertThat(MDC.get("tenant")).isEqualTo("acme");
				span.setBaggageItem("user", "7").setBaggageItem("tenant", "other");
				assertThat(Baggage.current().getEntryValue("user")).isEqualTo("7");
				assertThat(MDC.get("tenant")).isEqualTo("other");
				assertThat(micrometer(context).getBaggage("tenant").get()).isEqualTo("other");
				assertThat(tracer.activeSpan()).isSameAs(span);
				assertThat(tracer.buildSpan("child").start().getBaggageItem("user")).isEqualTo("7");
			}
			assertThat(Baggage.current().isEmpty()).isTrue();
		}, "management.tracing.baggage.remote-fields=tenant", "management.tracing.baggage.correlation.fields=tenant");
	}

	@Test
	void shouldSeeTheBaggageOfTheOtherApis() {
		this.fixture.run((tracer, context) -> {
			io.micrometer.tracing.Span span = micrometer(context).nextSpan().name("work").start();
			try (SpanInScope scope = micrometer(context).withSpan(span);
					io.micrometer.tracing.BaggageInScope baggage = micrometer(context).createBaggageInScope("tenant",
							"acme")) {
				assertThat(tracer.activeSpan().getBaggageItem("tenant")).isEqualTo("acme");
				assertThat(tracer.buildSpan("child").start().getBaggageItem("tenant")).isEqualTo("acme");
			}
			span.end();
		});
	}

	@Test
	void shouldNotMixBaggageOfSpansThatHaveNothingInCommon() {
		this.fixture.run((tracer, context) -> {
			Span first = tracer.buildSpan("first").start().setBaggageItem("tenant", "acme");
			Span second = tracer.buildSpan("second").start().setBaggageItem("user", "7");
			try (Scope outer = tracer.activateSpan(first)) {
				try (Scope inner = tracer.activateSpan(second)) {
					assertThat(Baggage.current().asMap()).containsOnlyKeys("user");
					assertThat(tracer.activeSpan()).isSameAs(second);
				}
				assertThat(Baggage.current().asMap()).containsOnlyKeys("tenant");
				assertThat(tracer.activeSpan()).isSameAs(first);
			}
		});
	}

	@Test
	void shouldGiveBaggageThatIsSetOnASpanOfAnotherApiToWhatBeginsBelow() {
		this.fixture.run((tracer, context) -> {
			io.micrometer.tracing.Span span = micrometer(context).nextSpan().name("work").start();
			try (SpanInScope scope = micrometer(context).withSpan(span)) {
				tracer.activeSpan().setBaggageItem("tenant", "acme");
				assertThat(tracer.activeSpan().getBaggageItem("tenant")).isEqualTo("acme");
				assertThat(tracer.buildSpan("child").start().getBaggageItem("tenant")).isEqualTo("acme");
				assertThat(sent(context, span.context())).contains("tenant=acme");
				assertThat(sent(context, micrometer(context).nextSpan().start().context())).contains("tenant=acme");
			}
			span.end();
			assertThat(tracer.buildSpan("other").start().getBaggageItem("tenant")).isNull();
		});
	}

	@Test
	void shouldTagSpansThatBeginBelowWithSuchBaggage() {
		this.fixture.run((tracer, context) -> {
			io.micrometer.tracing.Span span = micrometer(context).nextSpan().name("work").start();
			try (SpanInScope scope = micrometer(context).withSpan(span)) {
				tracer.activeSpan().setBaggageItem("tenant", "acme");
				micrometer(context).nextSpan().name("child").start().end();
			}
			span.end();
		}, "management.tracing.baggage.tag-fields=tenant");
		assertThat(OpenTracingFixture.text(this.fixture.span("child"), "tenant")).isEqualTo("acme");
	}

	@Test
	void shouldSendBaggageThatIsSetOnASpanThatIsNotRecorded() {
		this.fixture.run((tracer, context) -> {
			io.micrometer.tracing.Span span = micrometer(context).nextSpan().name("work").start();
			try (SpanInScope scope = micrometer(context).withSpan(span)) {
				tracer.activeSpan().setBaggageItem("tenant", "acme");
				assertThat(sent(context, micrometer(context).nextSpan().start().context())).contains("tenant=acme");
			}
		}, "management.tracing.sampling.probability=0");
	}

	private static List<String> sent(ApplicationContext context, io.micrometer.tracing.TraceContext traceContext) {
		List<String> headers = new ArrayList<>();
		context.getBean(io.micrometer.tracing.propagation.Propagator.class)
			.inject(traceContext, headers, (carrier, name, value) -> {
				if (name.equals("baggage")) {
					carrier.add(value);
				}
			});
		return headers;
	}

	private static io.micrometer.tracing.Tracer micrometer(ApplicationContext context) {
		return context.getBean(io.micrometer.tracing.Tracer.class);
	}

	private static io.opentelemetry.api.trace.Tracer otel(ApplicationContext context) {
		return context.getBean(io.opentelemetry.api.trace.Tracer.class);
	}

}
