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

import java.util.Map;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentracing.References;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.noop.NoopTracerFactory;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which span is the parent, and which are links.
 */
class SpanReferencesTests {

	private static final AttributeKey<String> TYPE = AttributeKey.stringKey("opentracing.ref_type");

	private static final String CALLER = "00-11111111111111111111111111111111-2222222222222222-01";

	private final OpenTracingFixture fixture = new OpenTracingFixture();

	@Test
	void shouldBeAChildOfTheActiveSpanUnlessTold() {
		this.fixture.run((tracer, context) -> {
			Span parent = tracer.buildSpan("parent").start();
			Span other = tracer.buildSpan("other").start();
			try (Scope scope = tracer.activateSpan(parent)) {
				tracer.buildSpan("implicit").start().finish();
				tracer.buildSpan("explicit").asChildOf(other).start().finish();
				tracer.buildSpan("ignoring").ignoreActiveSpan().start().finish();
				tracer.buildSpan("foreign")
					.asChildOf(NoopTracerFactory.create().buildSpan("x").start())
					.start()
					.finish();
				tracer.buildSpan("unknown").addReference("sibling_of", other.context()).start().finish();
			}
			other.finish();
			parent.finish();
		});
		SpanData parent = this.fixture.span("parent");
		assertThat(this.fixture.span("implicit").getParentSpanId()).isEqualTo(parent.getSpanId());
		assertThat(this.fixture.span("explicit").getParentSpanId()).isEqualTo(this.fixture.span("other").getSpanId());
		assertThat(this.fixture.span("ignoring").getParentSpanContext().isValid()).isFalse();
		assertThat(this.fixture.span("ignoring").getTraceId()).isNotEqualTo(parent.getTraceId());
		assertThat(this.fixture.span("foreign").getParentSpanId()).isEqualTo(parent.getSpanId());
		assertThat(this.fixture.span("unknown").getParentSpanId()).isEqualTo(parent.getSpanId());
		assertThat(this.fixture.spans()).allSatisfy((span) -> assertThat(span.getLinks()).isEmpty());
	}

	@Test
	void shouldTakeTheFirstChildOfForTheParentAndLinkToAllOthers() {
		this.fixture.run((tracer, context) -> {
			SpanContext first = tracer.buildSpan("first").start().setBaggageItem("a", "first").context();
			SpanContext second = tracer.buildSpan("second")
				.start()
				.setBaggageItem("a", "second")
				.setBaggageItem("b", "second")
				.context();
			SpanContext third = tracer.buildSpan("third").start().setBaggageItem("c", "third").context();
			Span span = tracer.buildSpan("work")
				.addReference(References.FOLLOWS_FROM, first)
				.asChildOf(second)
				.asChildOf(third)
				.start();
			span.finish();
			SpanData work = this.fixture.span("work");
			assertThat(work.getTraceId()).isEqualTo(second.toTraceId());
			assertThat(work.getParentSpanId()).isEqualTo(second.toSpanId());
			assertThat(work.getLinks()).extracting((link) -> link.getSpanContext().getSpanId())
				.containsExactly(first.toSpanId(), third.toSpanId());
			assertThat(work.getLinks()).extracting((link) -> link.getAttributes().get(TYPE))
				.containsExactly("follows_from", "child_of");
			assertThat(span.context().baggageItems()).containsExactlyInAnyOrder(Map.entry("a", "second"),
					Map.entry("b", "second"), Map.entry("c", "third"));
		});
	}

	@Test
	void shouldContinueTheTraceOfWhatItFollowsFromAndSaySo() {
		this.fixture.run((tracer, context) -> {
			SpanContext before = tracer.buildSpan("before").start().context();
			tracer.buildSpan("work").addReference(References.FOLLOWS_FROM, before).start().finish();
			SpanData work = this.fixture.span("work");
			assertThat(work.getParentSpanId()).isEqualTo(before.toSpanId());
			assertThat(work.getLinks()).singleElement().satisfies((link) -> {
				assertThat(link.getSpanContext().getSpanId()).isEqualTo(before.toSpanId());
				assertThat(link.getAttributes().get(TYPE)).isEqualTo("follows_from");
			});
		});
	}

	@Test
	void shouldReferToACallerElsewhere() {
		this.fixture.run((tracer, context) -> {
			tracer.buildSpan("work").asChildOf(caller(tracer)).start().finish();
			tracer.buildSpan("later").addReference(References.FOLLOWS_FROM, caller(tracer)).start().finish();
		});
		SpanData work = this.fixture.span("work");
		assertThat(work.getTraceId()).isEqualTo("11111111111111111111111111111111");
		assertThat(work.getParentSpanContext().isRemote()).isTrue();
		assertThat(this.fixture.span("later").getLinks()).extracting(LinkData::getSpanContext)
			.allSatisfy((link) -> assertThat(link.getSpanId()).isEqualTo("2222222222222222"));
	}

	@Test
	void shouldBeginATraceWithALinkWhereTheSenderIsNotTrusted() {
		this.fixture.run((tracer, context) -> {
			SpanContext caller = tracer.extract(Builtin.TEXT_MAP,
					new TextMapAdapter(Map.of("traceparent", CALLER, "baggage", "tenant=acme")));
			assertThat(caller.baggageItems()).isEmpty();
			tracer.buildSpan("work").asChildOf(caller).start().finish();
		}, "tracing.propagation.trust.mode=none");
		SpanData work = this.fixture.span("work");
		assertThat(work.getTraceId()).isNotEqualTo("11111111111111111111111111111111");
		assertThat(work.getParentSpanContext().isValid()).isFalse();
		assertThat(work.getLinks()).extracting((link) -> link.getSpanContext().getSpanId())
			.containsExactly("2222222222222222");
	}

	private static SpanContext caller(Tracer tracer) {
		return tracer.extract(Builtin.TEXT_MAP, new TextMapAdapter(Map.of("traceparent", CALLER)));
	}

}
