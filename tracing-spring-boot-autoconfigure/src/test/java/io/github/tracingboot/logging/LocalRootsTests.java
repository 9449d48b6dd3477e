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

package io.github.tracingboot.logging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LocalRoots}.
 */
class LocalRootsTests {

	private final LocalRoots roots = new LocalRoots();

	private final Tracer tracer = SdkTracerProvider.builder().addSpanProcessor(this.roots).build().get("test");

	@Test
	void shouldFindTheRootOfEveryDescendant() {
		Span root = start(Context.root());
		Span child = start(Context.root().with(root));
		Span grandchild = start(Context.root().with(child));
		assertThat(rootOf(root)).isEqualTo(id(root));
		assertThat(rootOf(child)).isEqualTo(id(root));
		assertThat(rootOf(grandchild)).isEqualTo(id(root));
	}

	@Test
	void shouldTakeTheChildOfACallerInAnotherProcessForARoot() {
		SpanContext caller = SpanContext.createFromRemoteParent("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331",
				TraceFlags.getSampled(), TraceState.getDefault());
		Span server = start(Context.root().with(Span.wrap(caller)));
		assertThat(rootOf(server)).isEqualTo(id(server));
	}

	@Test
	void shouldForgetSpansThatHaveEnded() {
		Span root = start(Context.root());
		Span child = start(Context.root().with(root));
		root.end();
		assertThat(rootOf(child)).isEqualTo(id(root));
		child.end();
		assertThat(this.roots.size()).isZero();
	}

	@Test
	void shouldBeBoundedWhenSpansAreNeverEnded() {
		for (int i = 0; i < LocalRoots.MAXIMUM_SIZE + 100; i++) {
			start(Context.root());
		}
		assertThat(this.roots.size()).isEqualTo(LocalRoots.MAXIMUM_SIZE);
		assertThat(this.roots.add("b7ad6b7169203331").spanId()).isEqualTo("b7ad6b7169203331");
		assertThat(this.roots.size()).isEqualTo(LocalRoots.MAXIMUM_SIZE);
	}

	private Span start(Context parent) {
		return this.tracer.spanBuilder("test").setParent(parent).startSpan();
	}

	private String rootOf(Span span) {
		LocalRoot root = this.roots.find(id(span));
		assertThat(root).isNotNull();
		return root.spanId();
	}

	private static String id(Span span) {
		return span.getSpanContext().getSpanId();
	}

}
