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

import io.github.tracingboot.propagation.SpanBaggage;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.otel.bridge.OtelTraceContext;
import io.opentelemetry.context.Context;
import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * Shares the current span with Micrometer and OpenTelemetry, in both directions.
 */
class BridgeScopeManager implements ScopeManager {

	private final CurrentTraceContext currentTraceContext;

	private final SpanBaggage spanBaggage;

	BridgeScopeManager(CurrentTraceContext currentTraceContext, SpanBaggage spanBaggage) {
		this.currentTraceContext = currentTraceContext;
		this.spanBaggage = spanBaggage;
	}

	SpanBaggage spanBaggage() {
		return this.spanBaggage;
	}

	/**
	 * Makes a span current, or none. A span of another implementation has no ids that
	 * anybody here could show, and changes nothing.
	 */
	@Override
	@SuppressWarnings("MustBeClosedChecker") // closed by the caller
	public Scope activate(@Nullable Span span) {
		if (span instanceof BridgeSpan bridged) {
			return BridgeScope.open(this.currentTraceContext, bridged);
		}
		if (span == null) {
			return this.currentTraceContext.maybeScope(null)::close;
		}
		return () -> {
		};
	}

	@Override
	public @Nullable Span activeSpan() {
		Context current = currentContext();
		io.opentelemetry.api.trace.Span span = io.opentelemetry.api.trace.Span.fromContext(current);
		if (!span.getSpanContext().isValid()) {
			return null;
		}
		BridgeSpan bridged = BridgeScope.spanIn(current);
		return (bridged != null && bridged.is(span)) ? bridged : BridgeSpan.foreign(current, this.spanBaggage);
	}

	/**
	 * The current context, with the span itself where Micrometer has put a wrapper around
	 * it: span processors look at the parent.
	 * @return the context
	 */
	Context currentContext() {
		Context current = Context.current();
		TraceContext traceContext = this.currentTraceContext.context();
		String spanId = io.opentelemetry.api.trace.Span.fromContext(current).getSpanContext().getSpanId();
		return (traceContext instanceof OtelTraceContext && traceContext.spanId().equals(spanId))
				? OtelTraceContext.toOtelContext(traceContext) : current;
	}

}
