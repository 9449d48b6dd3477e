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

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;

/**
 * Baggage that belongs to a span and was set when the span had begun, as older APIs do.
 * OpenTelemetry's context can't take it any more: it is immutable, and others have made
 * it current. It is sent with every call inside the span, and spans that begin below have
 * it too.
 * <p>
 * Thread-safe. Kept as long as anybody holds the span, and not more for each than could
 * ever be sent.
 *
 * @since 0.1.0
 */
public final class SpanBaggage {

	// The keys are the instances that the spans themselves hold.
	private final Map<SpanContext, Baggage> entries = Collections.synchronizedMap(new WeakHashMap<>());

	// Most applications never use it, and need not pay for it.
	private volatile boolean used;

	SpanBaggage() {
	}

	/**
	 * For spans of an application without baggage on the wire.
	 * @return what only those see who hold it
	 */
	public static SpanBaggage local() {
		return new SpanBaggage();
	}

	/**
	 * Sets an entry. New names beyond the first 1024 of a span are dropped.
	 * @param span the span's own context
	 * @param name the name
	 * @param value the value
	 * @return whether the span's baggage has changed
	 */
	public boolean put(SpanContext span, String name, String value) {
		Baggage known = this.entries.getOrDefault(span, Baggage.empty());
		String before = known.getEntryValue(name);
		boolean full = before == null && known.size() >= BaggageLimits.MOST_ENTRIES;
		if (full || value.equals(before)) {
			return false;
		}
		put(span, Baggage.builder().put(name, value).build());
		return true;
	}

	private void put(SpanContext span, Baggage baggage) {
		if (span.isValid()) {
			this.entries.merge(span, baggage, SpanBaggage::merge);
			this.used = true;
		}
	}

	/**
	 * Baggage of the span in a context.
	 * @param context the context
	 * @return the context's baggage, and above it what was set on the span
	 */
	public Baggage of(Context context) {
		Baggage before = Baggage.fromContext(context);
		Baggage later = this.used ? this.entries.get(Span.fromContext(context).getSpanContext()) : null;
		return (later != null) ? merge(before, later) : before;
	}

	/**
	 * Hands what was set on the parent on to a span that begins.
	 * @param parent the context of the parent
	 * @param span the span
	 * @return the span's baggage
	 */
	Baggage inherit(Context parent, SpanContext span) {
		Baggage later = this.used ? this.entries.get(Span.fromContext(parent).getSpanContext()) : null;
		if (later != null) {
			put(span, later);
		}
		return of(parent);
	}

	private static Baggage merge(Baggage before, Baggage later) {
		BaggageBuilder builder = before.toBuilder();
		later.forEach((name, entry) -> builder.put(name, entry.getValue(), entry.getMetadata()));
		return builder.build();
	}

}
