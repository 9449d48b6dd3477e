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

package io.github.tracingboot.export.elasticsearch;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LocalRoots}.
 */
class LocalRootsTests {

	private final LocalRoots roots = new LocalRoots();

	private final SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(this.roots).build();

	private final Tracer tracer = this.provider.get("test");

	@AfterEach
	void close() {
		this.provider.close();
	}

	@Test
	void shouldBeTheSpanItselfWhenItBeginsTheTraceOrCameFromOutside() {
		Span first = start(Context.root());
		SpanContext remote = SpanContext.createFromRemoteParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
				TraceFlags.getSampled(), TraceState.getDefault());
		Span received = start(Context.root().with(Span.wrap(remote)));
		assertThat(find(first)).isEqualTo(id(first));
		assertThat(find(received)).isEqualTo(id(received));
	}

	@Test
	void shouldBePassedOnToAllDescendants() {
		Span root = start(Context.root());
		Span child = start(Context.root().with(root));
		Span grandchild = start(Context.root().with(child));
		Span last = start(Context.root().with(grandchild));
		last.end();
		grandchild.end();
		child.end();
		root.end();
		assertThat(find(child)).isEqualTo(id(root));
		assertThat(find(grandchild)).isEqualTo(id(root));
		assertThat(find(last)).isEqualTo(id(root));
	}

	@Test
	void shouldBeKnownToChildThatStartsAfterTheEndOfItsParent() {
		Span root = start(Context.root());
		Span child = start(Context.root().with(root));
		child.end();
		root.end();
		assertThat(find(start(Context.root().with(child)))).isEqualTo(id(root));
	}

	@Test
	void shouldForgetOldestButNoneThatIsOpen() {
		Span root = start(Context.root());
		Span open = start(Context.root().with(root));
		Span old = start(Context.root().with(root));
		old.end();
		for (int i = 0; i < 20_000; i++) {
			start(Context.root().with(root)).end();
		}
		assertThat(find(old)).isNull();
		assertThat(find(open)).isEqualTo(id(root));
		assertThat(find(start(Context.root().with(open)))).isEqualTo(id(root));
	}

	private Span start(Context parent) {
		return this.tracer.spanBuilder("test").setParent(parent).startSpan();
	}

	private String find(Span span) {
		return this.roots.find(((ReadableSpan) span).toSpanData());
	}

	private static String id(Span span) {
		return span.getSpanContext().getSpanId();
	}

}
