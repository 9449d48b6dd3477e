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

import java.util.List;
import java.util.Objects;

import io.github.tracingboot.export.SpanDataTransformer;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.ExceptionEventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the stack trace out of a log line's event if the span has recorded the same
 * exception itself, as it does with one that nobody handled: the container's error line
 * comes before or after that, so it can be told only when the span has ended. The event
 * of the exception stays as it is, because backends look for it.
 */
class LoggedExceptions implements SpanDataTransformer {

	/** Causes that go round in a circle end here. */
	private static final int MAXIMUM_DEPTH = 20;

	private final EventText text;

	LoggedExceptions(EventText text) {
		this.text = text;
	}

	@Override
	public SpanData transform(SpanData span) {
		List<EventData> events = span.getEvents();
		if (events.size() < 2 || events.stream().noneMatch((event) -> isRecordedToo(event, events))) {
			return span;
		}
		List<EventData> changed = events.stream()
			.map((event) -> isRecordedToo(event, events) ? withoutStackTrace(event) : event)
			.toList();
		return new WithEvents(span, changed);
	}

	private boolean isRecordedToo(EventData event, List<EventData> events) {
		return event.getName().equals(LogEvent.NAME)
				&& event.getAttributes().get(LogEvent.EXCEPTION_STACK_TRACE) != null
				&& events.stream()
					.anyMatch((other) -> other instanceof ExceptionEventData recorded
							&& has(recorded.getException(), event.getAttributes()));
	}

	// The line may be about the cause of what was recorded.
	private boolean has(@Nullable Throwable recorded, Attributes logged) {
		Throwable candidate = recorded;
		for (int depth = 0; candidate != null && depth < MAXIMUM_DEPTH; depth++) {
			if (candidate.getClass().getName().equals(logged.get(LogEvent.EXCEPTION_TYPE))
					&& Objects.equals(this.text.message(candidate), logged.get(LogEvent.EXCEPTION_MESSAGE))) {
				return true;
			}
			candidate = candidate.getCause();
		}
		return false;
	}

	private static EventData withoutStackTrace(EventData event) {
		Attributes attributes = event.getAttributes().toBuilder().remove(LogEvent.EXCEPTION_STACK_TRACE).build();
		return EventData.create(event.getEpochNanos(), event.getName(), attributes, event.getTotalAttributeCount() - 1);
	}

	private static final class WithEvents extends DelegatingSpanData {

		private final List<EventData> events;

		WithEvents(SpanData span, List<EventData> events) {
			super(span);
			this.events = events;
		}

		@Override
		public List<EventData> getEvents() {
			return this.events;
		}

	}

}
