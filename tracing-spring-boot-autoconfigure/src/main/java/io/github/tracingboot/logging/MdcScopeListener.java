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

package io.github.tracingboot.logging;

import io.github.tracingboot.concurrent.ThreadResidue;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Keeps the ids in the MDC equal to those of the current span, whichever API made it
 * current. It looks at the context that is current now instead of trusting the event's:
 * after scopes were closed out of order the two differ, and a scope without a span must
 * remove the ids.
 */
class MdcScopeListener extends Slf4JEventListener implements ThreadResidue {

	private final LogKeys keys;

	private final @Nullable ContextFields fields;

	private final @Nullable MdcAliases aliases;

	MdcScopeListener(LogKeys keys, @Nullable ContextFields fields, @Nullable MdcAliases aliases) {
		super(keys.traceId(), keys.spanId());
		this.keys = keys;
		this.fields = fields;
		this.aliases = aliases;
	}

	@Override
	public void onEvent(Object event) {
		// A closed scope is followed by a restored one: one look is enough.
		if (event instanceof ScopeAttachedEvent || event instanceof ScopeRestoredEvent) {
			mirror(Span.fromContext(Context.current()));
		}
	}

	@Override
	public boolean clear() {
		boolean present = MDC.get(this.keys.traceId()) != null || MDC.get(this.keys.spanId()) != null;
		if (present) {
			remove();
		}
		return present;
	}

	private void mirror(Span span) {
		SpanContext current = span.getSpanContext();
		if (current.isValid()) {
			if (this.fields != null) {
				this.fields.show(current.getSpanId(), current.getTraceId().equals(MDC.get(this.keys.traceId())));
			}
			ContextFields.set(this.keys.traceId(), current.getTraceId());
			ContextFields.set(this.keys.spanId(), current.getSpanId());
			if (this.aliases != null) {
				this.aliases.show(span);
			}
		}
		else {
			remove();
		}
	}

	private void remove() {
		MDC.remove(this.keys.traceId());
		MDC.remove(this.keys.spanId());
		if (this.fields != null) {
			this.fields.remove();
		}
		if (this.aliases != null) {
			this.aliases.remove();
		}
	}

}
