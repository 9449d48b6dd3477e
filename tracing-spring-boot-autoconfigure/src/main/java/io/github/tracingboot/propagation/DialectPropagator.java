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

	private final List<TextMapPropagator> extractors;

	private final List<TextMapPropagator> injectors;

	private final List<TextMapPropagator> baggage;

	private final Set<String> fields = new LinkedHashSet<>();

	DialectPropagator(Dialects dialects, List<TextMapPropagator> baggage) {
		this.extractors = dialects.consume().stream().map(Dialect::propagator).toList();
		this.injectors = dialects.produce().stream().map(Dialect::propagator).toList();
		this.baggage = List.copyOf(baggage);
		List.of(this.injectors, this.extractors, this.baggage)
			.forEach((propagators) -> propagators.forEach((propagator) -> this.fields.addAll(propagator.fields())));
	}

	@Override
	public Collection<String> fields() {
		return this.fields;
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		this.injectors.forEach((injector) -> injector.inject(context, carrier, setter));
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

	private <C> Context extractSpan(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		Span before = Span.fromContext(context);
		for (TextMapPropagator extractor : this.extractors) {
			Context extracted = extractor.extract(context, carrier, getter);
			Span span = Span.fromContext(extracted);
			if (span != before && span.getSpanContext().isValid()) {
				return extracted;
			}
		}
		return context;
	}

}
