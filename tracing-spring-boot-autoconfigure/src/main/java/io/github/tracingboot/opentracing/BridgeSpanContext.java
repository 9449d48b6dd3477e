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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentracing.SpanContext;

/**
 * What of a span is seen by others: a context of OpenTelemetry's with the span and its
 * baggage. Immutable.
 *
 * @param context the context
 * @param trusted whether the span may be a parent; if not, it may be linked to
 */
record BridgeSpanContext(Context context, boolean trusted) implements SpanContext {

	static BridgeSpanContext of(Context context) {
		return new BridgeSpanContext(context, true);
	}

	io.opentelemetry.api.trace.SpanContext spanContext() {
		return Span.fromContext(this.context).getSpanContext();
	}

	Baggage baggage() {
		return Baggage.fromContext(this.context);
	}

	@Override
	public String toTraceId() {
		return spanContext().isValid() ? spanContext().getTraceId() : "";
	}

	@Override
	public String toSpanId() {
		return spanContext().isValid() ? spanContext().getSpanId() : "";
	}

	@Override
	public Iterable<Map.Entry<String, String>> baggageItems() {
		List<Map.Entry<String, String>> items = new ArrayList<>();
		baggage().forEach((name, entry) -> items.add(Map.entry(name, entry.getValue())));
		return List.copyOf(items);
	}

	@Override
	public String toString() {
		return toTraceId() + "-" + toSpanId();
	}

}
