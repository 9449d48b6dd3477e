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

package io.github.tracingboot.logging.events;

import io.github.tracingboot.logging.lines.LogLine;
import io.github.tracingboot.logging.lines.LogLineListener;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;

import org.springframework.boot.logging.LogLevel;

/**
 * Makes each line an event of the current span, whoever made that span. The span itself
 * limits and counts its events.
 */
class SpanEventRecorder implements LogLineListener {

	private final LogLevel threshold;

	private final EventText text;

	SpanEventRecorder(LogLevel threshold, EventText text) {
		this.threshold = threshold;
		this.text = text;
	}

	@Override
	public LogLevel threshold() {
		return this.threshold;
	}

	@Override
	public void accept(LogLine line) {
		Span span = Span.current();
		if (span.isRecording()) {
			record(span, line);
		}
	}

	void record(Span span, LogLine line) {
		span.addEvent(LogEvent.NAME, attributes(line));
	}

	private Attributes attributes(LogLine line) {
		AttributesBuilder attributes = Attributes.builder()
			.put(LogEvent.LEVEL, line.level().name())
			.put(LogEvent.LOGGER, line.logger())
			.put(LogEvent.MESSAGE, this.text.message(line.message()));
		Throwable thrown = line.thrown();
		if (thrown != null) {
			attributes.put(LogEvent.EXCEPTION_TYPE, thrown.getClass().getName())
				.put(LogEvent.EXCEPTION_MESSAGE, this.text.message(thrown))
				.put(LogEvent.EXCEPTION_STACK_TRACE, this.text.stackTrace(thrown));
		}
		return attributes.build();
	}

}
