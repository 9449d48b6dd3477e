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

package com.example.shop;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A span as Zipkin gets it.
 */
public final class ReportedSpan {

	private final Map<String, Object> json;

	private ReportedSpan(Map<String, Object> json) {
		this.json = json;
	}

	static List<ReportedSpan> listOf(List<Map<String, Object>> json) {
		return json.stream().map(ReportedSpan::new).collect(Collectors.toList());
	}

	/**
	 * Whether it belongs to a trace.
	 * @param traceId the id of the trace, with or without leading zeros
	 * @return whether it does
	 */
	public boolean isOf(String traceId) {
		return withoutLeadingZeros((String) this.json.get("traceId")).equals(withoutLeadingZeros(traceId));
	}

	private static String withoutLeadingZeros(String id) {
		return id.replaceFirst("^0+", "");
	}

	/**
	 * Its own id.
	 * @return the id
	 */
	public String id() {
		return (String) this.json.get("id");
	}

	/**
	 * The id of its parent.
	 * @return the id, or {@code null} if it begins a trace
	 */
	public String parentId() {
		return (String) this.json.get("parentId");
	}

	/**
	 * Its name.
	 * @return the name
	 */
	public String name() {
		return (String) this.json.get("name");
	}

	/**
	 * Its kind.
	 * @return the kind, or {@code null} for what happens inside of a service
	 */
	public String kind() {
		return (String) this.json.get("kind");
	}

	/**
	 * Whether it has the id of the caller's span.
	 * @return whether it has
	 */
	public boolean shared() {
		return Boolean.TRUE.equals(this.json.get("shared"));
	}

	/**
	 * When it started.
	 * @return microseconds
	 */
	public long timestamp() {
		return ((Number) this.json.get("timestamp")).longValue();
	}

	/**
	 * Its tags.
	 * @return the tags by name
	 */
	@SuppressWarnings("unchecked")
	public Map<String, String> tags() {
		return new TreeMap<>((Map<String, String>) this.json.getOrDefault("tags", Collections.emptyMap()));
	}

	/**
	 * Its events.
	 * @return their texts, in turn
	 */
	@SuppressWarnings("unchecked")
	public List<String> events() {
		return ((List<Map<String, Object>>) this.json.getOrDefault("annotations", Collections.emptyList())).stream()
			.map((annotation) -> (String) annotation.get("value"))
			.collect(Collectors.toList());
	}

	/**
	 * One side of it: {@code localEndpoint} or {@code remoteEndpoint}.
	 * @param side the side
	 * @return what is known of it
	 */
	@SuppressWarnings("unchecked")
	public Map<String, Object> endpoint(String side) {
		return (Map<String, Object>) this.json.getOrDefault(side, Collections.emptyMap());
	}

	@Override
	public String toString() {
		return this.json.toString();
	}

}
