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

package io.github.tracingboot.it.opentracing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.github.tracingboot.it.RunningApplication;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.opentracing.References;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What code could rely on with Jaeger's client, asked of that and of ours.
 */
class JaegerSemanticsTests {

	private static final RunningApplication application = RunningApplication.start(OpenTracingApplication.class,
			"tracing.propagation.consume=jaeger", "tracing.propagation.produce=jaeger");

	private static final JaegerTracer jaeger = new JaegerTracer.Builder("shop").withSampler(new ConstSampler(true))
		.withReporter(new InMemoryReporter())
		.build();

	static Stream<Tracer> tracers() {
		return Stream.of(jaeger, application.bean(Tracer.class));
	}

	@AfterAll
	static void stop() {
		jaeger.close();
		application.close();
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void childrenShouldShareTheTraceAndInheritBaggage(Tracer tracer) {
		Span parent = tracer.buildSpan("parent").start().setBaggageItem("tenant", "acme");
		Span child = tracer.buildSpan("child").asChildOf(parent).start();
		assertThat(child.context().toTraceId()).isEqualTo(parent.context().toTraceId());
		assertThat(child.context().toSpanId()).isNotEqualTo(parent.context().toSpanId());
		assertThat(child.getBaggageItem("tenant")).isEqualTo("acme");
		child.setBaggageItem("tenant", "other");
		assertThat(parent.getBaggageItem("tenant")).isEqualTo("acme");
		assertThat(tracer.buildSpan("sibling").asChildOf(parent).start().getBaggageItem("tenant")).isEqualTo("acme");
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void aContextShouldNotSeeBaggageThatIsSetLater(Tracer tracer) {
		Span span = tracer.buildSpan("work").start();
		SpanContext before = span.context();
		span.setBaggageItem("tenant", "acme");
		assertThat(before.baggageItems()).isEmpty();
		assertThat(span.context().baggageItems()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void theFirstChildOfShouldBeTheParentWhateverTheOrder(Tracer tracer) {
		Span followed = tracer.buildSpan("followed").start().setBaggageItem("a", "followed");
		Span parent = tracer.buildSpan("parent").start().setBaggageItem("b", "parent");
		Span span = tracer.buildSpan("work")
			.addReference(References.FOLLOWS_FROM, followed.context())
			.addReference(References.CHILD_OF, parent.context())
			.start();
		assertThat(span.context().toTraceId()).isEqualTo(parent.context().toTraceId());
		assertThat(span.getBaggageItem("a")).isEqualTo("followed");
		assertThat(span.getBaggageItem("b")).isEqualTo("parent");
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void followsFromAloneShouldContinueTheTrace(Tracer tracer) {
		Span followed = tracer.buildSpan("followed").start();
		Span span = tracer.buildSpan("work").addReference(References.FOLLOWS_FROM, followed.context()).start();
		assertThat(span.context().toTraceId()).isEqualTo(followed.context().toTraceId());
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void unknownReferencesAndNullsShouldBeIgnored(Tracer tracer) {
		Span other = tracer.buildSpan("other").start();
		Span span = tracer.buildSpan("work")
			.addReference("sibling_of", other.context())
			.asChildOf((SpanContext) null)
			.start();
		assertThat(span.context().toTraceId()).isNotEqualTo(other.context().toTraceId());
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void theActiveSpanShouldBeTheParentUnlessIgnored(Tracer tracer) {
		Span active = tracer.buildSpan("active").start();
		try (Scope scope = tracer.activateSpan(active)) {
			assertThat(tracer.activeSpan()).isSameAs(active);
			assertThat(tracer.buildSpan("child").start().context().toTraceId()).isEqualTo(active.context().toTraceId());
			assertThat(tracer.buildSpan("root").ignoreActiveSpan().start().context().toTraceId())
				.isNotEqualTo(active.context().toTraceId());
		}
		assertThat(tracer.activeSpan()).isNull();
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void headersShouldBringBackWhatWasInjected(Tracer tracer) {
		Span span = tracer.buildSpan("work").start().setBaggageItem("tenant", "a b");
		Map<String, String> headers = new HashMap<>();
		tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		assertThat(headers).containsKey("uber-trace-id");
		SpanContext extracted = tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		assertThat(extracted.toTraceId()).isEqualTo(span.context().toTraceId());
		assertThat(extracted.toSpanId()).isEqualTo(span.context().toSpanId());
		assertThat(extracted.baggageItems()).containsExactly(Map.entry("tenant", "a b"));
		assertThat(tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(Map.of("accept", "*/*")))).isNull();
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void baggageWithoutASpanShouldBeginATrace(Tracer tracer) {
		SpanContext extracted = tracer.extract(Builtin.HTTP_HEADERS,
				new TextMapAdapter(Map.of("jaeger-baggage", "tenant=acme,user=7")));
		Span span = tracer.buildSpan("work").asChildOf(extracted).start();
		assertThat(span.context().toTraceId()).isNotEmpty();
		assertThat(span.getBaggageItem("tenant")).isEqualTo("acme");
		assertThat(span.getBaggageItem("user")).isEqualTo("7");
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void finishingTwiceShouldDoNoHarm(Tracer tracer) {
		Span span = tracer.buildSpan("work").start();
		span.finish();
		span.finish();
		assertThat(span.context().toSpanId()).isNotEmpty();
	}

	@ParameterizedTest
	@MethodSource("tracers")
	void oneShouldContinueTheTraceOfTheOther(Tracer tracer) {
		Tracer other = (tracer == jaeger) ? application.bean(Tracer.class) : jaeger;
		Span span = tracer.buildSpan("here").start().setBaggageItem("tenant", "acme");
		Map<String, String> headers = new HashMap<>();
		tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		SpanContext extracted = other.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		Span continued = other.buildSpan("there").asChildOf(extracted).start();
		assertThat(continued.context().toTraceId()).endsWith(span.context().toTraceId());
		assertThat(continued.getBaggageItem("tenant")).isEqualTo("acme");
	}

}
