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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

	List<Span> named(String kind, String name) {
		return all((span) -> span.kind().equals(kind) && span.name().equals(name));
	}

	List<Span> roots() {
		return all((span) -> span.parentId().isEmpty());
	}

	/**
	 * Returns the spans whose parent nobody has recorded.
	 * @return the spans
	 */
	List<Span> orphans() {
		Set<String> ids = this.spans.stream().map(Span::id).collect(Collectors.toSet());
		return all((span) -> !span.parentId().isEmpty() && !ids.contains(span.parentId()));
	}

	List<Span> childrenOf(Span parent) {
		return this.spans.stream()
			.filter((span) -> span.parentId().equals(parent.id()))
			.sorted(Comparator.comparingLong(Span::timestamp))
			.toList();
	}

	/**
	 * Draws the spans that hang together: service, kind and, further to the right the
	 * further down, the name.
	 * @return a line for each span
	 */
	String tree() {
		StringBuilder tree = new StringBuilder();
		roots().forEach((root) -> draw(root, "", tree));
		return tree.toString();
	}

	private void draw(Span span, String indent, StringBuilder tree) {
		tree.append("%-8s  %-8s  ".formatted(span.service(), span.kind().toLowerCase(Locale.ROOT)))
			.append(indent)
			.append(span.name())
			.append(System.lineSeparator());
		childrenOf(span).forEach((child) -> draw(child, indent + "  ", tree));
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

	record Span(String traceId, String id, String parentId, String service, String kind, String name, long timestamp,
			Map<String, String> tags) {

		private static Span of(JsonNode json) {
			Map<String, String> tags = new TreeMap<>();
			json.path("tags").properties().forEach((tag) -> tags.put(tag.getKey(), tag.getValue().asString()));
			return new Span(json.path("traceId").asString(), json.path("id").asString(),
					json.path("parentId").asString(""), json.at("/localEndpoint/serviceName").asString(""),
					json.path("kind").asString(""), json.path("name").asString(""), json.path("timestamp").asLong(),
					tags);
		}

		@Override
		public String toString() {
			return this.service + " " + (this.kind + " ").stripLeading().toLowerCase(Locale.ROOT) + this.name;
		}

		boolean isFailed() {
			return this.tags.containsKey("error");
		}

	}

}
