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

import java.util.List;
import java.util.stream.Collectors;

import io.opentelemetry.api.common.Attributes;

/**
 * Attribute values as text: Zipkin knows no other type. Lists and the attributes of an
 * event become JSON.
 */
final class AttributeText {

	private AttributeText() {
	}

	static String of(Object value) {
		return (value instanceof List<?> list) ? list(list) : value.toString();
	}

	static String json(Attributes attributes) {
		return attributes.asMap()
			.entrySet()
			.stream()
			.map((entry) -> quote(entry.getKey().getKey()) + ":" + element(entry.getValue()))
			.collect(Collectors.joining(",", "{", "}"));
	}

	static String quote(String text) {
		StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
		for (int i = 0; i < text.length(); i++) {
			append(quoted, text.charAt(i));
		}
		return quoted.append('"').toString();
	}

	private static String list(List<?> list) {
		return list.stream().map(AttributeText::element).collect(Collectors.joining(",", "[", "]"));
	}

	private static String element(Object value) {
		if (value instanceof List<?> list) {
			return list(list);
		}
		boolean literal = value instanceof Boolean || value instanceof Long
				|| (value instanceof Double number && Double.isFinite(number));
		return literal ? value.toString() : quote(value.toString());
	}

	private static void append(StringBuilder quoted, char character) {
		switch (character) {
			case '"' -> quoted.append("\\\"");
			case '\\' -> quoted.append("\\\\");
			case '\n' -> quoted.append("\\n");
			case '\r' -> quoted.append("\\r");
			case '\t' -> quoted.append("\\t");
			default -> {
				if (character < ' ') {
					quoted.append("\\u00").append(Character.forDigit(character >> 4, 16));
					quoted.append(Character.forDigit(character & 0xf, 16));
				}
				else {
					quoted.append(character);
				}
			}
		}
	}

}
