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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The trace state of a caller, and what else it said of its trace that OpenTelemetry has
 * no place for. The trace state is what every span below inherits, on whatever thread and
 * in whatever context it is started.
 *
 * @param asMap the members in order
 * @param random whether the caller says that the trace id is random, which spans don't
 * inherit before OpenTelemetry 1.62
 * @param debug whether the caller asks backends to keep the trace
 */
record CallerTraceState(Map<String, String> asMap, boolean random, boolean debug) implements TraceState {

	static final TraceState DEBUG = new CallerTraceState(Map.of(), false, true);

	private static final int RANDOM_FLAG = 0x02;

	static boolean isRandom(SpanContext span) {
		return (span.getTraceFlags().asByte() & RANDOM_FLAG) != 0
				|| (span.getTraceState() instanceof CallerTraceState state && state.random);
	}

	static boolean isDebug(SpanContext span) {
		return span.isSampled() && span.getTraceState() instanceof CallerTraceState state && state.debug;
	}

	@Override
	public @Nullable String get(String key) {
		return this.asMap.get(key);
	}

	@Override
	public int size() {
		return this.asMap.size();
	}

	@Override
	public boolean isEmpty() {
		return this.asMap.isEmpty();
	}

	@Override
	public void forEach(BiConsumer<String, String> consumer) {
		this.asMap.forEach(consumer);
	}

	@Override
	public TraceStateBuilder toBuilder() {
		return new Builder();
	}

	private final class Builder implements TraceStateBuilder {

		private Map<String, String> members = new LinkedHashMap<>(CallerTraceState.this.asMap);

		@Override
		public TraceStateBuilder put(String key, String value) {
			boolean full = this.members.size() == TraceStateHeader.MAX_MEMBERS && !this.members.containsKey(key);
			if (!full && TraceStateHeader.isMember(key, value)) {
				// A member that is new or changed comes first.
				Map<String, String> others = this.members;
				this.members = new LinkedHashMap<>();
				this.members.put(key, value);
				others.forEach(this.members::putIfAbsent);
			}
			return this;
		}

		@Override
		public TraceStateBuilder remove(String key) {
			this.members.remove(key);
			return this;
		}

		@Override
		public TraceState build() {
			return new CallerTraceState(Collections.unmodifiableMap(new LinkedHashMap<>(this.members)),
					CallerTraceState.this.random, CallerTraceState.this.debug);
		}

	}

}
