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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentracing.log.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a log as an event. Errors become the event that backends know as an
 * exception, from an exception or from what is told of one.
 *
 * @param name the event's name
 * @param attributes the event's attributes
 */
record LogFields(String name, Attributes attributes) {

	private static final String ERROR = "error";

	private static final String NAME = "exception";

	private static final Map<String, String> EXCEPTION = Map.of(Fields.ERROR_KIND, "exception.type", Fields.MESSAGE,
			"exception.message", Fields.STACK, "exception.stacktrace");

	static LogFields of(Map<String, ?> fields) {
		Object event = fields.get(Fields.EVENT);
		boolean error = fields.get(Fields.ERROR_OBJECT) instanceof Throwable || fields.containsKey(Fields.ERROR_KIND)
				|| ERROR.equals(event) || NAME.equals(event);
		return error ? exception(fields) : plain(fields, event);
	}

	private static LogFields plain(Map<String, ?> fields, @Nullable Object event) {
		AttributesBuilder attributes = Attributes.builder();
		fields.forEach((key, value) -> {
			if (key != null && !key.equals(Fields.EVENT)) {
				TagValues.put(attributes, key, value);
			}
		});
		return new LogFields((event != null) ? TagValues.text(event) : "log", attributes.build());
	}

	// What the log tells itself is above what the exception tells.
	private static LogFields exception(Map<String, ?> fields) {
		AttributesBuilder attributes = Attributes.builder();
		if (fields.get(Fields.ERROR_OBJECT) instanceof Throwable thrown) {
			describe(thrown, attributes);
		}
		fields.forEach((key, value) -> {
			boolean told = value instanceof Throwable || ERROR.equals(value) || NAME.equals(value);
			if (key == null || (told && (key.equals(Fields.ERROR_OBJECT) || key.equals(Fields.EVENT)))) {
				return;
			}
			boolean text = EXCEPTION.containsKey(key) && value != null;
			TagValues.put(attributes, EXCEPTION.getOrDefault(key, key), text ? TagValues.text(value) : value);
		});
		return new LogFields(NAME, attributes.build());
	}

	private static void describe(Throwable thrown, AttributesBuilder attributes) {
		attributes.put("exception.type", thrown.getClass().getName());
		try {
			StringWriter stackTrace = new StringWriter();
			thrown.printStackTrace(new PrintWriter(stackTrace));
			attributes.put("exception.stacktrace", stackTrace.toString());
			TagValues.put(attributes, "exception.message", thrown.getMessage());
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			// An exception that can't tell its message still has a type.
		}
	}

}
