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

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTraceContext;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's propagator in place of the bridge's, which hides from the dialects what
 * headers there are, and knows nothing of trust.
 */
class TracingPropagator implements Propagator {

	private final TextMapPropagator propagator;

	private final OtelPropagator bridge;

	private final CurrentTraceContext currentTraceContext = new OtelCurrentTraceContext();

	private final InboundTrust trust;

	private final @Nullable BaggageTags baggageTags;

	private final SpanBaggage spanBaggage;

	private final List<String> fields;

	private final LongAdder untrusted = new LongAdder();

	TracingPropagator(ContextPropagators propagators, Tracer tracer, InboundTrust trust,
			@Nullable BaggageTags baggageTags, SpanBaggage spanBaggage) {
		this.propagator = propagators.getTextMapPropagator();
		this.bridge = new OtelPropagator(ContextPropagators.create(new InboundPropagator(this.propagator)), tracer);
		this.trust = trust;
		this.baggageTags = baggageTags;
		this.spanBaggage = spanBaggage;
		this.fields = List.copyOf(this.propagator.fields());
	}

	@Override
	public List<String> fields() {
		return this.fields;
	}

	@Override
	public <C> void inject(TraceContext traceContext, @Nullable C carrier, Setter<C> setter) {
		try (CurrentTraceContext.Scope scope = scopeIfAbsent(traceContext)) {
			this.propagator.inject(withBaggageOfCurrentSpan(OtelTraceContext.toOtelContext(traceContext)), carrier,
					new Outbound<>(setter));
		}
	}

	// What travels beside the span is taken from the current context. Where none of the
	// trace is current, as on the threads of a reactive chain, the span knows it.
	private CurrentTraceContext.@Nullable Scope scopeIfAbsent(TraceContext traceContext) {
		boolean present = io.opentelemetry.api.trace.Span.current()
			.getSpanContext()
			.getTraceId()
			.equals(traceContext.traceId());
		return (present || !(traceContext instanceof OtelTraceContext)) ? null
				: this.currentTraceContext.newScope(traceContext);
	}

	// A span that is not recorded has not told anybody whose child it is.
	private Context withBaggageOfCurrentSpan(Context context) {
		Context current = Context.current();
		Baggage baggage = this.spanBaggage.of(current);
		return (baggage != Baggage.fromContext(current)) ? context.with(baggage) : context;
	}

	@Override
	public <C> Span.Builder extract(@Nullable C carrier, Getter<C> getter) {
		if (carrier == null) {
			return nothing();
		}
		Inbound<C> inbound = new Inbound<>(carrier, getter, this.fields);
		return inbound.isTrustedBy(this.trust) ? resume(inbound) : refuse(inbound);
	}

	private Span.Builder resume(Inbound<?> inbound) {
		Span.Builder builder = this.bridge.extract(inbound, Inbound::header);
		// The span won't see its baggage when it starts: its parent is the span context
		// alone.
		if (this.baggageTags != null) {
			this.baggageTags.forEach(inbound.baggage(), builder::tag);
		}
		return builder;
	}

	// Still a child where work already goes on, such as that of a request that was
	// refused itself.
	private Span.Builder refuse(Inbound<?> inbound) {
		Span.Builder builder = nothing();
		SpanContext sender = inbound.sender(this.propagator);
		if (sender.isValid()) {
			this.untrusted.increment();
			builder.addLink(new Link(OtelTraceContext.fromOtel(sender)));
		}
		return builder;
	}

	private Span.Builder nothing() {
		return this.bridge.extract(null, (carrier, name) -> null);
	}

	double untrusted() {
		return this.untrusted.sum();
	}

	/**
	 * Asks the getter that came in, not the one that the bridge makes of it.
	 */
	private static final class InboundPropagator implements TextMapPropagator {

		private final TextMapPropagator delegate;

		private InboundPropagator(TextMapPropagator delegate) {
			this.delegate = delegate;
		}

		@Override
		public Collection<String> fields() {
			return this.delegate.fields();
		}

		@Override
		public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
			this.delegate.inject(context, carrier, setter);
		}

		@Override
		public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
			return (carrier instanceof Inbound<?> inbound) ? inbound.extract(this.delegate, context)
					: this.delegate.extract(context, carrier, getter);
		}

	}

}
