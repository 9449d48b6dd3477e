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

import java.util.ArrayDeque;
import java.util.Deque;

import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentracing.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The stay of a span on a thread. One that is closed too early, while others are open
 * above it, goes when they have gone.
 */
final class BridgeScope implements Scope {

	private static final ContextKey<BridgeScope> KEY = ContextKey.named("tracing-opentracing-scope");

	private final Thread thread = Thread.currentThread();

	private final Deque<OpenScope> opened = new ArrayDeque<>(2);

	private final CurrentTraceContext currentTraceContext;

	private final BridgeSpan span;

	private @Nullable Context attached;

	private volatile boolean closed;

	private BridgeScope(CurrentTraceContext currentTraceContext, BridgeSpan span) {
		this.currentTraceContext = currentTraceContext;
		this.span = span;
	}

	static BridgeScope open(CurrentTraceContext currentTraceContext, BridgeSpan span) {
		BridgeScope scope = new BridgeScope(currentTraceContext, span);
		scope.attach();
		return scope;
	}

	static @Nullable BridgeSpan spanIn(Context context) {
		BridgeScope scope = context.get(KEY);
		return (scope != null) ? scope.span : null;
	}

	/**
	 * Shows a span's new baggage to everybody, if the span is current by a scope of
	 * OpenTracing's.
	 * @param span the span
	 */
	static void refresh(BridgeSpan span) {
		BridgeScope scope = Context.current().get(KEY);
		if (scope != null && scope.span == span && scope.isOnTop()) {
			scope.reattach();
		}
	}

	private void reattach() {
		detach();
		attach();
	}

	@SuppressWarnings("MustBeClosedChecker") // closed when detached
	private void attach() {
		Context before = Context.current();
		Context context = this.span.currentContext().with(KEY, this);
		// Micrometer would mix what is current into the span's own.
		Baggage baggage = Baggage.fromContext(context);
		if (!baggage.asMap().keySet().containsAll(Baggage.fromContext(before).asMap().keySet())) {
			this.opened.push(before.with(baggage).makeCurrent()::close);
		}
		this.opened
			.push(this.currentTraceContext.newScope(OtelSpan.fromOtel(this.span.delegate(), context).context())::close);
		Context after = Context.current();
		this.attached = (after != before) ? after : null;
	}

	private void detach() {
		this.attached = null;
		while (!this.opened.isEmpty()) {
			this.opened.pop().close();
		}
	}

	private boolean isOnTop() {
		return this.thread == Thread.currentThread() && this.attached == Context.current();
	}

	@Override
	public void close() {
		this.closed = true;
		if (isOnTop()) {
			detach();
			BridgeScope below = Context.current().get(KEY);
			if (below != null) {
				below.comeOnTop();
			}
		}
	}

	// Meanwhile it may have been closed, or its span may have got baggage.
	private void comeOnTop() {
		if (this.closed) {
			close();
		}
		else if (isOnTop() && !Baggage.fromContext(this.span.currentContext()).equals(Baggage.current())) {
			reattach();
		}
	}

	/**
	 * A scope of either kind.
	 */
	@FunctionalInterface
	private interface OpenScope {

		void close();

	}

}
