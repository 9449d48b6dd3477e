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

package io.github.tracingboot.propagation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;

/**
 * The headers to forward: those that are configured, less those that the dialects or the
 * baggage write themselves.
 */
final class ForwardedHeaderNames {

	// By dialect: the headers that it writes, and those that peers read together with
	// them.
	private static final Map<String, List<String>> WRITTEN = Map.of("w3c", List.of("traceparent", "tracestate"), "b3",
			List.of("b3"), "b3-multi", List.of("x-b3-*"), "jaeger", List.of("uber-trace-id", "uberctx-*"), "ot",
			List.of("ot-tracer-*", "ot-baggage-*"), "xray", List.of("x-amzn-trace-id"));

	private final HeaderPatterns configured;

	private final HeaderPatterns written;

	private ForwardedHeaderNames(HeaderPatterns configured, HeaderPatterns written) {
		this.configured = configured;
		this.written = written;
	}

	static ForwardedHeaderNames of(PropagationProperties properties, Dialects dialects,
			TracingProperties.Baggage baggage) {
		properties.getForwardHeaders().forEach(ForwardableHeaders::check);
		Set<String> patterns = new LinkedHashSet<>();
		ForwardPreset preset = properties.getPreset();
		if (preset != null) {
			patterns.addAll(preset.names());
		}
		patterns.addAll(properties.getForwardHeaders());
		return new ForwardedHeaderNames(HeaderPatterns.of(patterns), HeaderPatterns.of(written(dialects, baggage)));
	}

	private static Collection<String> written(Dialects dialects, TracingProperties.Baggage baggage) {
		Set<String> written = new LinkedHashSet<>();
		dialects.produce()
			.forEach((dialect) -> written.addAll(WRITTEN.getOrDefault(dialect.configurationName(), List.of())));
		if (baggage.isEnabled()) {
			written.add("baggage");
			written.addAll(baggage.getRemoteFields());
		}
		return written;
	}

	boolean isEmpty() {
		return names().isEmpty() && prefixes().isEmpty();
	}

	/**
	 * Whether a header is forwarded.
	 * @param name the name in lower case
	 * @return whether it is
	 */
	boolean contains(String name) {
		return this.configured.contains(name) && !this.written.contains(name);
	}

	List<String> names() {
		return this.configured.names().stream().filter((name) -> !this.written.contains(name)).toList();
	}

	Set<String> prefixes() {
		return this.configured.prefixes();
	}

	String describe() {
		List<String> all = new ArrayList<>(names());
		prefixes().forEach((prefix) -> all.add(prefix + "*"));
		return "forwards " + String.join(" ", all);
	}

}
