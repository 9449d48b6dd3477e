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
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes baggage in all its formats, all of them together within the limits.
 * OpenTelemetry's own have none, or others, depending on the version.
 */
class BaggagePropagator implements TextMapPropagator {

	private final List<BaggageFormat> readers;

	private final List<BaggageFormat> writers;

	private final BaggageLimits limits;

	private final Predicate<String> allowed;

	private final BaggageDrops drops;

	private final SpanBaggage spanBaggage;

	private final Set<String> fields;

	/**
	 * Creates the propagator.
	 * @param readers the formats that are read; the first that has an entry decides
	 * @param writers the formats that are written, all of them
	 * @param limits the limits of both
	 * @param allowed the names that are read
	 * @param drops counts what is dropped
	 * @param spanBaggage baggage that was set on spans
	 */
	BaggagePropagator(List<BaggageFormat> readers, List<BaggageFormat> writers, BaggageLimits limits,
			Predicate<String> allowed, BaggageDrops drops, SpanBaggage spanBaggage) {
		this.readers = readers;
		this.writers = writers;
		this.limits = limits;
		this.allowed = allowed;
		this.drops = drops;
		this.spanBaggage = spanBaggage;
		this.fields = Stream.concat(readers.stream(), writers.stream())
			.flatMap((format) -> format.fields().stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	@Override
	public Collection<String> fields() {
		return this.fields;
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		Baggage baggage = this.spanBaggage.of(context);
		if (baggage.isEmpty()) {
			return;
		}
		BaggageCollector collector = new BaggageCollector(this.limits, (name) -> true, this.drops);
		collector.addAll(baggage);
		if (!collector.members().isEmpty()) {
			this.writers.forEach((format) -> format.write(collector.members(), carrier, setter));
		}
	}

	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		if (carrier == null) {
			return context;
		}
		BaggageCollector collector = new BaggageCollector(this.limits, this.allowed, this.drops);
		for (BaggageFormat format : this.readers) {
			collector.nextFormat();
			format.read(carrier, getter, collector);
		}
		return collector.members().isEmpty() ? context : context.with(collector.on(Baggage.fromContext(context)));
	}

}
