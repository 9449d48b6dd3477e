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

package io.github.tracingboot.sleuth;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.BaggageInScope;
import org.springframework.cloud.sleuth.CurrentTraceContext;
import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.TraceContext;
import org.springframework.cloud.sleuth.Tracer;

/**
 * Sleuth's view of the application's tracer.
 */
final class SleuthTracer implements Tracer {

	private final io.micrometer.tracing.Tracer delegate;

	private final OpenBaggage openBaggage;

	private final CurrentTraceContext currentTraceContext;

	SleuthTracer(io.micrometer.tracing.Tracer delegate, OpenBaggage openBaggage,
			CurrentTraceContext currentTraceContext) {
		this.delegate = delegate;
		this.openBaggage = openBaggage;
		this.currentTraceContext = currentTraceContext;
	}

	@Override
	public Span nextSpan() {
		return new SleuthSpan(this.delegate.nextSpan());
	}

	@Override
	public Span nextSpan(@Nullable Span parent) {
		return (parent != null) ? spanBuilder().setParent(parent.context()).start() : nextSpan();
	}

	@Override
	public SpanInScope withSpan(@Nullable Span span) {
		io.micrometer.tracing.Span unwrapped = (span != null) ? SleuthSpan.unwrap(span) : null;
		if (span != null && unwrapped == null) {
			return this.currentTraceContext.newScope(span.context())::close;
		}
		return this.openBaggage.within(() -> this.delegate.withSpan(unwrapped)::close)::run;
	}

	@Override
	public ScopedSpan startScopedSpan(String name) {
		Span span = nextSpan().name(name).start();
		return new SleuthScopedSpan(span, withSpan(span));
	}

	@Override
	public Span.Builder spanBuilder() {
		return new SleuthSpanBuilder(this.delegate.spanBuilder(), this.delegate);
	}

	@Override
	public TraceContext.Builder traceContextBuilder() {
		return new SleuthTraceContextBuilder(this.delegate.traceContextBuilder());
	}

	@Override
	public CurrentTraceContext currentTraceContext() {
		return this.currentTraceContext;
	}

	@Override
	public SpanCustomizer currentSpanCustomizer() {
		Span span = currentSpan();
		return (span != null) ? span : new CurrentSpanCustomizer(this);
	}

	@Override
	public @Nullable Span currentSpan() {
		io.micrometer.tracing.Span span = this.delegate.currentSpan();
		return (span != null) ? new SleuthSpan(span) : null;
	}

	@Override
	public Map<String, String> getAllBaggage() {
		return this.delegate.getAllBaggage();
	}

	@Override
	public BaggageInScope getBaggage(String name) {
		return createBaggage(name);
	}

	@Override
	public @Nullable BaggageInScope getBaggage(TraceContext context, String name) {
		BaggageInScope baggage = createBaggage(name);
		return (baggage.get(context) != null) ? baggage : null;
	}

	@Override
	public BaggageInScope createBaggage(String name) {
		return new SleuthBaggageInScope(name, this.delegate, this.openBaggage);
	}

	@Override
	public BaggageInScope createBaggage(String name, String value) {
		return createBaggage(name).set(value);
	}

}
