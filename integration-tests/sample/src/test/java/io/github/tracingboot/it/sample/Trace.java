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

package io.github.tracingboot.it.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/**
 * A trace as Zipkin tells it.
 *
 * @param spans its spans
 */
record Trace(List<Span> spans) {

	static Trace of(JsonNode json) {
		List<Span> spans = new ArrayList<>();
		json.forEach((span) -> spans.add(Span.of(span)));
		return new Trace(spans);
	}

	List<Span> all(Predicate<Span> condition) {
		return this.spans.stream().filter(condition).toList();
	}

	List<Span> all(String service, String kind) {
		return all((span) -> span.service().equals(service) && span.kind().equals(kind));
	}

	/**
	 * Returns whether one span is the other's child, or a child's child.
	 * @param descendant the span further down
	 * @param ancestor the span further up
	 * @return whether it is so
	 */
	boolean isBelow(Span descendant, Span ancestor) {
		Span span = descendant;
		while (!span.parentId().isEmpty()) {
			String parentId = span.parentId();
			if (parentId.equals(ancestor.id())) {
				return true;
			}
			List<Span> parents = all((candidate) -> candidate.id().equals(parentId));
			if (parents.size() != 1) {
				return false;
			}
			span = parents.get(0);
		}
		return false;
	}

	record Span(String traceId, String id, String parentId, String service, String kind, String name,
			Map<String, String> tags) {

		private static Span of(JsonNode json) {
			Map<String, String> tags = new TreeMap<>();
			json.path("tags").properties().forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString()));
			return new Span(json.path("traceId").asString(), json.path("id").asString(),
					json.path("parentId").asString(""), json.at("/localEndpoint/serviceName").asString(""),
					json.path("kind").asString(""), json.path("name").asString(""), tags);
		}

		boolean isFailed() {
			return this.tags.containsKey("error");
		}

	}

}
