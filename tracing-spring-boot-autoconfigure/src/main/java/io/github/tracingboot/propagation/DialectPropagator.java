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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the span context from the first dialect that has a valid one, then the baggage,
 * and writes both. A baggage header never hides a span context, whatever dialect that is
 * in.
 */
class DialectPropagator implements TextMapPropagator {

	private final List<SpanReader> readers;

	private final List<SpanWriter> writers;

	private final List<TextMapPropagator> baggage;

	private final Set<String> fields = new LinkedHashSet<>();

	DialectPropagator(Dialects dialects, List<TextMapPropagator> baggage) {
		this.readers = dialects.readers();
		this.writers = dialects.writers();
		this.baggage = List.copyOf(baggage);
		this.writers.forEach((writer) -> this.fields.addAll(writer.headers()));
		this.readers.forEach((reader) -> this.fields.addAll(reader.headers()));
		this.baggage.forEach((propagator) -> this.fields.addAll(propagator.fields()));
	}

	@Override
	public Collection<String> fields() {
		return this.fields;
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		SpanContext span = Span.fromContext(context).getSpanContext();
		if (span.isValid()) {
			this.writers.forEach((writer) -> writer.write(span, (name, value) -> setter.set(carrier, name, value)));
		}
		this.baggage.forEach((injector) -> injector.inject(context, carrier, setter));
	}

	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		Context result = extractSpan(context, carrier, getter);
		for (TextMapPropagator extractor : this.baggage) {
			result = extractor.extract(result, carrier, getter);
		}
		return result;
	}

	// A decision without a span is of use only if no dialect has a span.
	private <C> Context extractSpan(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		InboundHeaders<C> headers = new InboundHeaders<>(carrier, getter);
		Context withDecision = null;
		for (SpanReader reader : this.readers) {
			Span span = reader.read(headers);
			if (span != null && span.getSpanContext().isValid()) {
				return context.with(span);
			}
			if (span != null && withDecision == null && !Span.fromContext(context).getSpanContext().isValid()) {
				withDecision = context.with(span);
			}
		}
		return (withDecision != null) ? withDecision : context;
	}

}
