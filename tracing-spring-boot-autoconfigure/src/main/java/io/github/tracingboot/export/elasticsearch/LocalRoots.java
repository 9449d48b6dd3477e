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

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * Knows below which span a span happened in this application: the one that came from
 * outside or began the trace. A span knows its parent only, and is exported before it. So
 * each takes the root over from its parent when it starts; a bounded number is kept after
 * the end, for spans that wait to be exported and for children that start late.
 */
class LocalRoots implements SpanProcessor {

	private static final int MAX_OPEN = 100_000;

	private static final int MAX_ENDED = 16_384;

	private final Map<String, String> roots = new ConcurrentHashMap<>();

	private final Queue<String> ended = new ConcurrentLinkedQueue<>();

	private final AtomicInteger endedCount = new AtomicInteger();

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		if (isRoot(span.getParentSpanContext()) || this.roots.size() >= MAX_OPEN) {
			return;
		}
		String root = rootOf(Span.fromContext(parentContext));
		if (root != null) {
			this.roots.put(span.getSpanContext().getSpanId(), root);
		}
	}

	private @Nullable String rootOf(Span parent) {
		String parentId = parent.getSpanContext().getSpanId();
		if (parent instanceof ReadableSpan readable && isRoot(readable.getParentSpanContext())) {
			return parentId;
		}
		return this.roots.get(parentId);
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		String spanId = span.getSpanContext().getSpanId();
		if (!this.roots.containsKey(spanId)) {
			return;
		}
		this.ended.add(spanId);
		if (this.endedCount.incrementAndGet() > MAX_ENDED) {
			this.endedCount.decrementAndGet();
			String oldest = this.ended.poll();
			if (oldest != null) {
				this.roots.remove(oldest);
			}
		}
	}

	/**
	 * Id of the span's local root.
	 * @param span the span
	 * @return its own id, if it is one; {@code null} if it is not known
	 */
	@Nullable String find(SpanData span) {
		return isRoot(span.getParentSpanContext()) ? span.getSpanId() : this.roots.get(span.getSpanId());
	}

	private static boolean isRoot(SpanContext parent) {
		return !parent.isValid() || parent.isRemote();
	}

}
