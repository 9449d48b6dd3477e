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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.JsonWriter.Members;

/**
 * Our members in the documents of one formatter. They come last, so that they see what
 * the formatter, the MDC and the user's own customizers have written, and give way to it.
 * Thread-safe.
 */
class JsonMembers {

	private final JsonFields fields;

	private final ThreadLocal<@Nullable JsonDocument> documents = new ThreadLocal<>();

	JsonMembers(JsonFields fields) {
		this.fields = fields;
	}

	void addTo(Members<Object> members) {
		members.applyingPathFilter(this::isHidden);
		members.applyingNameProcessor(this::note);
		members.add().usingPairs(this::write);
	}

	private boolean isHidden(MemberPath path) {
		if (!this.fields.isHidden(path)) {
			return false;
		}
		JsonDocument document = this.documents.get();
		return document == null || !document.isClosing();
	}

	private String note(MemberPath path, String name) {
		MemberPath top = top(path);
		if (top != path) {
			noteIfOurs(top.name(), path.toUnescapedString());
		}
		else {
			if (name.equals("@timestamp")) {
				this.documents.remove(); // left by a document that was not finished
			}
			noteIfOurs(this.fields.topName(name), name);
		}
		return name;
	}

	private static MemberPath top(MemberPath path) {
		MemberPath top = path;
		MemberPath parent = path.parent();
		while (parent != null && parent.parent() != null) {
			top = parent;
			parent = parent.parent();
		}
		return top;
	}

	private void noteIfOurs(@Nullable String top, String name) {
		if (top != null && this.fields.isOurs(top)) {
			document().note(name);
		}
	}

	private void write(Object event, BiConsumer<String, Object> pairs) {
		JsonDocument document = document();
		document.close();
		try {
			Map<String, Object> objects = new LinkedHashMap<>();
			this.fields.of(event, document).forEach((name, value) -> {
				String top = this.fields.topName(name);
				if (!document.has(top) && !top.equals(name)) {
					put(objects, name, value);
				}
				else if (!document.has(name) && (top.equals(name) || document.hasBelow(top))) {
					// An object that others wrote is closed. Dots mean the same to
					// Elasticsearch.
					pairs.accept(name, value);
				}
			});
			objects.forEach(pairs);
		}
		finally {
			this.documents.remove();
		}
	}

	@SuppressWarnings("unchecked")
	private static void put(Map<String, Object> object, String path, String value) {
		int dot = path.indexOf('.');
		if (dot < 0) {
			object.put(path, value);
		}
		else {
			Object child = object.computeIfAbsent(path.substring(0, dot), (name) -> new LinkedHashMap<>());
			put((Map<String, Object>) child, path.substring(dot + 1), value);
		}
	}

	private JsonDocument document() {
		JsonDocument document = this.documents.get();
		if (document == null) {
			document = new JsonDocument();
			this.documents.set(document);
		}
		return document;
	}

}
