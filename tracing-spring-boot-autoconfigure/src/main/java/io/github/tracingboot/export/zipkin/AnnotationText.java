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

package io.github.tracingboot.export.zipkin;

import java.util.Arrays;
import java.util.stream.Collectors;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.EventData;
import org.jspecify.annotations.Nullable;

/**
 * Events as the text of annotations: a log line as one reads it in a log, everything else
 * as the specification wants it.
 */
final class AnnotationText {

	private static final AttributeKey<String> LEVEL = AttributeKey.stringKey("log.level");

	private static final AttributeKey<String> LOGGER = AttributeKey.stringKey("log.logger");

	private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("message");

	private static final AttributeKey<String> EXCEPTION_TYPE = AttributeKey.stringKey("exception.type");

	private static final AttributeKey<String> EXCEPTION_MESSAGE = AttributeKey.stringKey("exception.message");

	private AnnotationText() {
	}

	static String of(EventData event) {
		Attributes attributes = event.getAttributes();
		if (attributes.isEmpty()) {
			return event.getName();
		}
		String line = line(attributes);
		return (line != null) ? line
				: AttributeText.quote(event.getName()) + ": " + AttributeText.json(event.getAttributes());
	}

	// Without the stack trace: Zipkin shows annotations as rows of a table.
	private static @Nullable String line(Attributes attributes) {
		String level = attributes.get(LEVEL);
		String logger = attributes.get(LOGGER);
		String message = attributes.get(MESSAGE);
		if (level == null || logger == null || message == null) {
			return null;
		}
		return level + " " + abbreviate(logger) + ": " + message + exception(attributes);
	}

	private static String exception(Attributes attributes) {
		String type = attributes.get(EXCEPTION_TYPE);
		if (type == null) {
			return "";
		}
		String message = attributes.get(EXCEPTION_MESSAGE);
		return " (" + type + ((message != null) ? ": " + message : "") + ")";
	}

	// As on Spring Boot's console: c.e.Shop.
	private static String abbreviate(String logger) {
		String[] parts = logger.split("\\.");
		String packages = Arrays.stream(parts, 0, Math.max(0, parts.length - 1))
			.map((part) -> part.isEmpty() ? part : part.substring(0, 1))
			.collect(Collectors.joining("."));
		return packages.isEmpty() ? logger : packages + "." + parts[parts.length - 1];
	}

}
