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

import java.lang.ref.WeakReference;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SpanBaggage}.
 */
class SpanBaggageTests {

	private final SpanBaggage spanBaggage = SpanBaggage.local();

	@Test
	void shouldStandAboveTheBaggageOfTheContext() {
		SpanContext span = span("1");
		Context context = Context.root()
			.with(Span.wrap(span))
			.with(Baggage.builder().put("tenant", "before").put("user", "7").build());
		assertThat(this.spanBaggage.of(context)).isSameAs(Baggage.fromContext(context));
		this.spanBaggage.put(span, "tenant", "acme");
		assertThat(this.spanBaggage.of(context).getEntryValue("tenant")).isEqualTo("acme");
		assertThat(this.spanBaggage.of(context).getEntryValue("user")).isEqualTo("7");
	}

	@Test
	void shouldBelongToOneSpanAndThoseThatBeginBelow() {
		SpanContext parent = span("1");
		SpanContext child = span("2");
		this.spanBaggage.put(parent, "tenant", "acme");
		assertThat(value(child)).isNull();
		this.spanBaggage.inherit(Context.root().with(Span.wrap(parent)), child);
		assertThat(value(child)).isEqualTo("acme");
		this.spanBaggage.put(child, "tenant", "other");
		assertThat(value(parent)).isEqualTo("acme");
	}

	@Test
	void shouldBelongToNobodyWithoutASpan() {
		this.spanBaggage.put(SpanContext.getInvalid(), "tenant", "acme");
		assertThat(value(SpanContext.getInvalid())).isNull();
	}

	@Test
	void shouldLastAsLongAsTheSpanAndNoLonger() {
		SpanContext span = span("1");
		this.spanBaggage.put(span, "tenant", "acme");
		WeakReference<SpanContext> forgotten = forgotten();
		await().untilAsserted(() -> {
			System.gc();
			assertThat(forgotten.get()).isNull();
		});
		assertThat(value(span)).isEqualTo("acme");
		assertThat(value(span("2"))).isNull();
	}

	private WeakReference<SpanContext> forgotten() {
		SpanContext span = span("2");
		this.spanBaggage.put(span, "tenant", "acme");
		return new WeakReference<>(span);
	}

	private @Nullable String value(SpanContext span) {
		return this.spanBaggage.of(Context.root().with(Span.wrap(span))).getEntryValue("tenant");
	}

	private static SpanContext span(String id) {
		return SpanContext.create("1".repeat(32), id.repeat(16), TraceFlags.getSampled(), TraceState.getDefault());
	}

}
