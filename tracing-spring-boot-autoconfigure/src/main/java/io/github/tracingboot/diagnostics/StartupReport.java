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

package io.github.tracingboot.diagnostics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is on, what is off and why, gathered from all {@link StartupContributor} beans.
 * Not thread-safe: filled and printed by one thread.
 *
 * @since 0.1.0
 */
public final class StartupReport {

	private final Map<Topic, List<String>> entries = new EnumMap<>(Topic.class);

	/**
	 * Adds a value below a topic.
	 * @param topic the topic
	 * @param value the value, free of credentials
	 */
	public void add(Topic topic, String value) {
		this.entries.computeIfAbsent(topic, (key) -> new ArrayList<>()).add(value);
	}

	/**
	 * Says that an instrumentation is on.
	 * @param instrumentation the name, as in {@code tracing.instrument.<name>.enabled}
	 */
	public void instrumented(String instrumentation) {
		add(Topic.INSTRUMENTED, instrumentation);
	}

	/**
	 * Says whether an instrumentation is on. One that is not is off by its switch,
	 * {@code tracing.instrument.<name>.enabled}.
	 * @param instrumentation the name
	 * @param enabled whether it is on
	 */
	public void instrumented(String instrumentation, boolean enabled) {
		if (enabled) {
			instrumented(instrumentation);
		}
		else {
			off(instrumentation, "tracing.instrument." + instrumentation + ".enabled=false");
		}
	}

	/**
	 * Says that something a user might expect is off.
	 * @param what the name of what is off
	 * @param reason why, best with the property that decided
	 */
	public void off(String what, String reason) {
		add(Topic.OFF, what + " (" + reason + ")");
	}

	/**
	 * Renders everything on one line: topics in the order of their declaration, and what
	 * is on or off by name.
	 * @return the line, empty if nothing was added
	 */
	public String toLine() {
		return this.entries.entrySet()
			.stream()
			.map((entry) -> entry.getKey().label + ": " + String.join(", ", inOrder(entry.getKey(), entry.getValue())))
			.collect(Collectors.joining("; "));
	}

	// Features report in an order of their own; so many are found by name only.
	private static List<String> inOrder(Topic topic, List<String> values) {
		return (topic == Topic.INSTRUMENTED || topic == Topic.OFF) ? values.stream().sorted().toList() : values;
	}

	/**
	 * Topics of the report.
	 */
	public enum Topic {

		/**
		 * The tracer and its versions.
		 */
		TRACER("tracer"),

		/**
		 * Backends that get spans.
		 */
		BACKENDS("backends"),

		/**
		 * Dialects read and written.
		 */
		PROPAGATION("propagation"),

		/**
		 * Which spans are recorded.
		 */
		SAMPLING("sampling"),

		/**
		 * Names under which log lines carry the ids.
		 */
		LOG_KEYS("log keys"),

		/**
		 * What spans are told of what happens in them.
		 */
		SPAN_EVENTS("span events"),

		/**
		 * Receivers that get log lines.
		 */
		LOG_LINES("log lines"),

		/**
		 * What callers get back: response header, error body.
		 */
		WEB("web"),

		/**
		 * Instrumentations that are on.
		 */
		INSTRUMENTED("instrumented"),

		/**
		 * What is off, and why.
		 */
		OFF("off");

		private final String label;

		Topic(String label) {
			this.label = label;
		}

	}

}
