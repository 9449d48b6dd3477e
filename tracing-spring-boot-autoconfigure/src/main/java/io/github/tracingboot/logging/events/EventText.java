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

import org.jspecify.annotations.Nullable;

/**
 * Text of events: redacted and of bounded length.
 */
class EventText {

	static final int MAXIMUM_MESSAGE_LENGTH = 2048;

	static final int MAXIMUM_STACK_TRACE_LENGTH = 8192;

	/** Of each exception: the cause, further down, tells more than how it came here. */
	static final int MAXIMUM_FRAMES = 20;

	/** Lets what is cut in the middle of a credential be recognized all the same. */
	private static final int SLACK = 512;

	private static final String ELLIPSIS = "…";

	private final SpanEventRedactor redactor;

	EventText(SpanEventRedactor redactor) {
		this.redactor = redactor;
	}

	String message(String message) {
		return redact(message, MAXIMUM_MESSAGE_LENGTH);
	}

	@Nullable String message(Throwable exception) {
		String message = exception.getMessage();
		return (message != null) ? message(message) : null;
	}

	String stackTrace(Throwable exception) {
		StringBuilder text = new StringBuilder();
		Throwable current = exception;
		// Longer than what is kept, so that causes that go round in a circle end, too.
		while (current != null && text.length() <= MAXIMUM_STACK_TRACE_LENGTH + SLACK) {
			text.append((current != exception) ? "Caused by: " : "").append(current.getClass().getName());
			if (current.getMessage() != null) {
				text.append(": ").append(cut(current.getMessage(), MAXIMUM_MESSAGE_LENGTH + SLACK));
			}
			text.append('\n');
			appendFrames(text, current.getStackTrace());
			current = current.getCause();
		}
		return redact(text.toString(), MAXIMUM_STACK_TRACE_LENGTH);
	}

	private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
		int shown = Math.min(frames.length, MAXIMUM_FRAMES);
		for (int i = 0; i < shown; i++) {
			text.append("\tat ").append(frames[i]).append('\n');
		}
		if (shown < frames.length) {
			text.append("\t... ").append(frames.length - shown).append(" more\n");
		}
	}

	private String redact(String text, int maximumLength) {
		String redacted = this.redactor.redact(cut(text, maximumLength + SLACK));
		return (redacted.length() > maximumLength) ? cut(redacted, maximumLength) + ELLIPSIS : redacted;
	}

	// Not between the two halves of a character.
	private static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
	}

}
