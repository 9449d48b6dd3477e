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

import java.util.Iterator;
import java.util.List;

import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.jspecify.annotations.Nullable;

/**
 * Something that comes from outside, with the getter that knows it. OpenTelemetry's own
 * kind of getter could not tell where it comes from.
 *
 * @param <C> the type of what carries the headers
 */
final class Inbound<C> implements TextMapGetter<C> {

	private final C carrier;

	private final InboundGetter<C> getter;

	private Baggage baggage = Baggage.empty();

	Inbound(C carrier, Propagator.Getter<C> getter, List<String> knownNames) {
		this.carrier = carrier;
		this.getter = (getter instanceof InboundGetter<C> inbound) ? inbound
				: new UnknownSenderGetter<>(getter, knownNames);
	}

	Context extract(TextMapPropagator propagator, Context context) {
		Context extracted = propagator.extract(context, this.carrier, this);
		this.baggage = Baggage.fromContext(extracted);
		return extracted;
	}

	/**
	 * Baggage that was extracted. The span that starts with it can't see it: its parent
	 * carries the span context only.
	 * @return the baggage
	 */
	Baggage baggage() {
		return this.baggage;
	}

	// The span that sent it, and nothing else of what it brings.
	SpanContext sender(TextMapPropagator propagator) {
		return Span.fromContext(extract(propagator, Context.root())).getSpanContext();
	}

	boolean isTrustedBy(InboundTrust trust) {
		return trust.trusts(this.carrier, this.getter);
	}

	@Nullable String header(String name) {
		return this.getter.get(this.carrier, name);
	}

	@Override
	public Iterable<String> keys(C carrier) {
		return this.getter.names(carrier);
	}

	@Override
	public @Nullable String get(@Nullable C carrier, String name) {
		return (carrier != null) ? this.getter.get(carrier, name) : null;
	}

	@Override
	public Iterator<String> getAll(@Nullable C carrier, String name) {
		return (carrier != null) ? this.getter.getAll(carrier, name).iterator() : List.<String>of().iterator();
	}

}
