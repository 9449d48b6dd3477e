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

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Further names for what the MDC tells of the current span: those that patterns and log
 * pipelines of older services go by.
 *
 * @param traceId keys of the trace id
 * @param spanId keys of the span id
 * @param parentId keys of the id of the parent
 * @param sampled keys of the decision to record
 */
record MdcAliases(Set<String> traceId, Set<String> spanId, Set<String> parentId, Set<String> sampled) {

	static final String PREFIX = "tracing.logging.aliases.";

	static @Nullable MdcAliases ifAny(LoggingTracingProperties.Aliases properties) {
		MdcAliases aliases = new MdcAliases(properties.getTraceId(), properties.getSpanId(), properties.getParentId(),
				properties.getSampled());
		return aliases.isEmpty() ? null : aliases;
	}

	/**
	 * Checks that every alias is a key and that nothing else has it.
	 * @param taken the other keys
	 * @throws InvalidConfigurationPropertyValueException if one is not
	 */
	void checkBeside(Collection<String> taken) {
		Set<String> seen = new HashSet<>(taken);
		check("trace-id", this.traceId, seen);
		check("span-id", this.spanId, seen);
		check("parent-id", this.parentId, seen);
		check("sampled", this.sampled, seen);
	}

	/**
	 * Shows a span under all names.
	 * @param span a valid span
	 */
	void show(Span span) {
		SpanContext context = span.getSpanContext();
		set(this.traceId, context.getTraceId());
		set(this.spanId, context.getSpanId());
		set(this.parentId, parentId(span));
		set(this.sampled, String.valueOf(context.isSampled()));
	}

	/**
	 * Removes all names from the current thread.
	 */
	void remove() {
		set(this.traceId, null);
		set(this.spanId, null);
		set(this.parentId, null);
		set(this.sampled, null);
	}

	private boolean isEmpty() {
		return this.traceId.isEmpty() && this.spanId.isEmpty() && this.parentId.isEmpty() && this.sampled.isEmpty();
	}

	// A span that is not recorded does not know its parent.
	private static @Nullable String parentId(Span span) {
		if (span instanceof ReadableSpan readable && readable.getParentSpanContext().isValid()) {
			return readable.getParentSpanContext().getSpanId();
		}
		return null;
	}

	private static void set(Set<String> keys, @Nullable String value) {
		keys.forEach((key) -> ContextFields.set(key, value));
	}

	private static void check(String name, Set<String> keys, Set<String> seen) {
		for (String key : keys) {
			LogKeys.check(PREFIX + name, key);
			if (!seen.add(key)) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + name, key,
						"Something else has this name already. Choose another one.");
			}
		}
	}

}
