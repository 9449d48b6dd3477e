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

package io.github.tracingboot.export.elasticsearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.Value;

/**
 * Attributes that have no field of their own. Numbers and everything else go apart, and
 * no name has a dot in it, so that two attributes never ask for different types of one
 * field.
 */
final class Labels {

	private static final int MAX_NAME_LENGTH = 256;

	private static final int MAX_VALUES = 256;

	private static final Pattern NOT_IN_NAMES = Pattern.compile("[.*\"\\s\\p{Cntrl}]");

	private final int maxTextLength;

	private final Map<String, Object> texts = new LinkedHashMap<>();

	private final Map<String, Object> numbers = new LinkedHashMap<>();

	Labels(int maxTextLength) {
		this.maxTextLength = maxTextLength;
	}

	void add(String key, Object value) {
		String name = BoundedText.of(NOT_IN_NAMES.matcher(key).replaceAll("_"), MAX_NAME_LENGTH);
		if (value instanceof List<?> list) {
			addAll(name, list);
		}
		else if (isNumber(value)) {
			this.numbers.putIfAbsent(name, value);
		}
		else {
			this.texts.putIfAbsent(name, text(value));
		}
	}

	private void addAll(String name, List<?> values) {
		List<Object> numbers = new ArrayList<>();
		List<Object> texts = new ArrayList<>();
		for (Object value : values.subList(0, Math.min(values.size(), MAX_VALUES))) {
			if (isNumber(value)) {
				numbers.add(value);
			}
			else {
				texts.add(text(value));
			}
		}
		if (!numbers.isEmpty()) {
			this.numbers.putIfAbsent(name, numbers);
		}
		if (!texts.isEmpty()) {
			this.texts.putIfAbsent(name, texts);
		}
	}

	private static boolean isNumber(Object value) {
		return value instanceof Long || (value instanceof Double number && Double.isFinite(number));
	}

	private String text(Object value) {
		String text = (value instanceof Value<?> complex) ? complex.asString() : String.valueOf(value);
		return BoundedText.of(text, this.maxTextLength);
	}

	void addTo(DocumentFields document) {
		document.put("labels", this.texts).put("numeric_labels", this.numbers);
	}

}
