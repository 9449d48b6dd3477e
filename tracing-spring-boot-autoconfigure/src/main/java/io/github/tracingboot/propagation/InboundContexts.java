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

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;

/**
 * Reads what comes from outside without starting a span, for APIs that do the one long
 * before the other. The same dialects, limits and trust apply as to everything else.
 *
 * @since 0.1.0
 */
public final class InboundContexts {

	private final TextMapPropagator propagator;

	private final InboundTrust trust;

	private final List<String> fields;

	private final LongAdder untrusted = new LongAdder();

	InboundContexts(ContextPropagators propagators, InboundTrust trust) {
		this.propagator = propagators.getTextMapPropagator();
		this.trust = trust;
		this.fields = List.copyOf(this.propagator.fields());
	}

	/**
	 * Reads the context that a carrier brings.
	 * @param <C> the type of what carries the headers
	 * @param carrier what carries the headers
	 * @param getter reads the headers, and tells what is known of where they come from
	 * @return the context, with nothing of what is current on this thread
	 */
	public <C> InboundContext read(C carrier, InboundGetter<C> getter) {
		Inbound<C> inbound = new Inbound<>(carrier, getter, this.fields);
		if (inbound.isTrustedBy(this.trust)) {
			return new InboundContext(inbound.extract(this.propagator, Context.root()), true);
		}
		SpanContext sender = inbound.sender(this.propagator);
		if (sender.isValid()) {
			this.untrusted.increment();
		}
		return new InboundContext(Context.root().with(Span.wrap(sender)), false);
	}

	double untrusted() {
		return this.untrusted.sum();
	}

	/**
	 * What a carrier brings.
	 *
	 * @param context the span of the sender, if any, and the baggage
	 * @param trusted whether the trace may be continued; if not, the span of the sender
	 * is all that there is, to be linked to
	 */
	public record InboundContext(Context context, boolean trusted) {

	}

}
