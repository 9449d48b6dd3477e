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

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Knows the local root of every span that is recorded and has not ended, on whatever
 * thread it is current. Bounded: of spans that are never ended, some have no root.
 */
class LocalRoots implements SpanProcessor {

	static final int MAXIMUM_SIZE = 10_000;

	private final ConcurrentMap<String, LocalRoot> roots = new ConcurrentHashMap<>();

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		String spanId = span.getSpanContext().getSpanId();
		SpanContext parent = Span.fromContext(parentContext).getSpanContext();
		LocalRoot root = (parent.isValid() && !parent.isRemote()) ? find(parent.getSpanId()) : new LocalRoot(spanId);
		if (root != null && hasRoom()) {
			this.roots.put(spanId, root);
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
		remove(span.getSpanContext().getSpanId());
	}

	@Override
	public boolean isEndRequired() {
		return true;
	}

	/**
	 * Adds a local root if it is not known yet, such as one that is not recorded. To be
	 * {@linkplain #remove removed} when it ends.
	 * @param spanId the id of the span
	 * @return the root
	 */
	LocalRoot add(String spanId) {
		return hasRoom() ? this.roots.computeIfAbsent(spanId, LocalRoot::new) : new LocalRoot(spanId);
	}

	@Nullable LocalRoot find(String spanId) {
		return this.roots.get(spanId);
	}

	void remove(String spanId) {
		this.roots.remove(spanId);
	}

	int size() {
		return this.roots.size();
	}

	private boolean hasRoom() {
		return this.roots.size() < MAXIMUM_SIZE;
	}

}
