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

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Tags every span that starts inside baggage. Micrometer's manager of baggage tags the
 * current span only, and only when somebody asks it for the field. A span that starts
 * where its parent is not current has the tags of the parent.
 */
class BaggageSpanProcessor implements SpanProcessor {

	private final BaggageTags tags;

	private final SpanBaggage spanBaggage;

	BaggageSpanProcessor(BaggageTags tags, SpanBaggage spanBaggage) {
		this.tags = tags;
		this.spanBaggage = spanBaggage;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
		Baggage baggage = this.spanBaggage.inherit(parentContext, span.getSpanContext());
		if (!baggage.isEmpty()) {
			this.tags.forEach(baggage, span::setAttribute);
		}
		// A library that begins a span on a thread of its own knows the parent, but has
		// no
		// baggage there.
		else if (Span.fromContext(parentContext) instanceof ReadableSpan parent
				&& !parent.getSpanContext().equals(Span.current().getSpanContext())) {
			this.tags.forEach(parent, span::setAttribute);
		}
	}

	@Override
	public boolean isStartRequired() {
		return true;
	}

	@Override
	public void onEnd(ReadableSpan span) {
	}

	@Override
	public boolean isEndRequired() {
		return false;
	}

}
