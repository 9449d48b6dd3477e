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

package io.github.tracingboot.sleuth;

import java.util.Map;

import io.micrometer.tracing.Baggage;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.BaggageInScope;
import org.springframework.cloud.sleuth.TraceContext;

/**
 * Sleuth's view of a baggage field. As there, a value is current as soon as it is set,
 * and one set outside of spans is ignored.
 */
final class SleuthBaggageInScope implements BaggageInScope {

	private final String name;

	private final io.micrometer.tracing.Tracer tracer;

	private final OpenBaggage openBaggage;

	SleuthBaggageInScope(String name, io.micrometer.tracing.Tracer tracer, OpenBaggage openBaggage) {
		this.name = name;
		this.tracer = tracer;
		this.openBaggage = openBaggage;
	}

	@Override
	public String name() {
		return this.name;
	}

	// Not through the tracer's baggage, which writes as soon as it is asked for.
	@Override
	public @Nullable String get() {
		for (Map.Entry<String, String> entry : this.tracer.getAllBaggage().entrySet()) {
			if (entry.getKey().equalsIgnoreCase(this.name)) {
				return entry.getValue();
			}
		}
		return null;
	}

	@Override
	public @Nullable String get(TraceContext context) {
		Baggage baggage = this.tracer.getBaggage(SleuthTraceContext.unwrap(context, this.tracer), this.name);
		return (baggage != null) ? baggage.get() : null;
	}

	@Override
	public BaggageInScope set(String value) {
		io.micrometer.tracing.Span span = this.tracer.currentSpan();
		if (span != null && span != io.micrometer.tracing.Span.NOOP) {
			this.openBaggage.open(this, () -> this.tracer.getBaggage(this.name).makeCurrent(value));
		}
		return this;
	}

	@Override
	@SuppressWarnings("deprecation") // the only method that doesn't make the value
										// current
	public BaggageInScope set(TraceContext context, String value) {
		io.micrometer.tracing.Span current = this.tracer.currentSpan();
		if (current != null && current.context().spanId().equals(context.spanId())) {
			return set(value);
		}
		this.tracer.getBaggage(this.name).set(SleuthTraceContext.unwrap(context, this.tracer), value);
		return this;
	}

	@Override
	public BaggageInScope makeCurrent() {
		return this;
	}

	@Override
	public void close() {
		this.openBaggage.close(this);
	}

}
