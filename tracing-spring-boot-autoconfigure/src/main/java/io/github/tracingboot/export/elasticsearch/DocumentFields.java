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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Fields of a document, nested as the dots in their names say. What is empty is left out.
 */
final class DocumentFields {

	private final Map<String, Object> root = new LinkedHashMap<>();

	DocumentFields put(String path, @Nullable Object value) {
		if (!isEmpty(value)) {
			parent(path).put(name(path), value);
		}
		return this;
	}

	DocumentFields putIfAbsent(String path, @Nullable Object value) {
		if (!isEmpty(value)) {
			parent(path).putIfAbsent(name(path), value);
		}
		return this;
	}

	private static boolean isEmpty(@Nullable Object value) {
		return value == null || (value instanceof CharSequence text && text.isEmpty())
				|| (value instanceof Collection<?> values && values.isEmpty())
				|| (value instanceof Map<?, ?> map && map.isEmpty());
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> parent(String path) {
		Map<String, Object> parent = this.root;
		int start = 0;
		for (int dot = path.indexOf('.'); dot != -1; dot = path.indexOf('.', start)) {
			String name = path.substring(start, dot);
			parent = (Map<String, Object>) parent.computeIfAbsent(name, (key) -> new LinkedHashMap<String, Object>());
			start = dot + 1;
		}
		return parent;
	}

	private static String name(String path) {
		return path.substring(path.lastIndexOf('.') + 1);
	}

	Map<String, Object> asMap() {
		return this.root;
	}

}
