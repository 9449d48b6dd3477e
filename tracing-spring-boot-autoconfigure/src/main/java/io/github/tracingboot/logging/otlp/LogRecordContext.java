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

package io.github.tracingboot.logging.otlp;

import java.util.Map;
import java.util.Set;

import io.github.tracingboot.logging.LogKeys;
import io.github.tracingboot.logging.lines.LogLine;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

/**
 * What a log record tells of where its line was logged: trace and span, and entries of
 * the MDC that the user asked for.
 */
class LogRecordContext {

	private static final String ALL = "*";

	private final LogKeys ids;

	private final Set<String> mdcKeys;

	LogRecordContext(LogKeys ids, Set<String> mdcKeys) {
		this.ids = ids;
		this.mdcKeys = mdcKeys;
	}

	/**
	 * The context of a line.
	 * @param line the line
	 * @param current what is current
	 * @return a context with the line's span
	 */
	Context of(LogLine line, Context current) {
		if (Span.fromContext(current).getSpanContext().isValid()) {
			return current;
		}
		// Logged by another thread, if at all: asynchronous loggers keep the MDC only.
		String traceId = line.context().get(this.ids.traceId());
		String spanId = line.context().get(this.ids.spanId());
		if (traceId == null || spanId == null || !TraceId.isValid(traceId) || !SpanId.isValid(spanId)) {
			return current;
		}
		return current
			.with(Span.wrap(SpanContext.create(traceId, spanId, TraceFlags.getDefault(), TraceState.getDefault())));
	}

	void addAttributes(LogRecordBuilder record, LogLine line) {
		if (this.mdcKeys.isEmpty()) {
			return;
		}
		Map<String, String> mdc = line.context();
		if (this.mdcKeys.contains(ALL)) {
			mdc.forEach((key, value) -> add(record, key, value));
		}
		else {
			this.mdcKeys.forEach((key) -> add(record, key, mdc.get(key)));
		}
	}

	// The record has the ids already.
	private void add(LogRecordBuilder record, String key, @Nullable String value) {
		if (value != null && !key.equals(this.ids.traceId()) && !key.equals(this.ids.spanId())) {
			record.setAttribute(key, LogRecords.cut(value));
		}
	}

}
