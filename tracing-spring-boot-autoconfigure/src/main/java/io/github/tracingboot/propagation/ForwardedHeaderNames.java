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
import java.util.List;
import java.util.Locale;

import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;

/**
 * The headers to forward: those that are configured, less those that the dialects or the
 * baggage write themselves.
 */
final class ForwardedHeaderNames {

	private final NamePatterns configured;

	private final NamePatterns written;

	private final List<String> names;

	private ForwardedHeaderNames(NamePatterns configured, NamePatterns written) {
		this.configured = configured;
		this.written = written;
		this.names = configured.names().stream().filter((name) -> !written.matches(name)).toList();
	}

	static ForwardedHeaderNames of(PropagationProperties properties, Dialects dialects,
			TracingProperties.Baggage baggage) {
		properties.getForwardHeaders().forEach(ForwardableHeaders::check);
		List<String> patterns = new ArrayList<>();
		ForwardPreset preset = properties.getPreset();
		if (preset != null) {
			patterns.addAll(preset.names());
		}
		patterns.addAll(properties.getForwardHeaders());
		patterns.replaceAll((pattern) -> pattern.toLowerCase(Locale.ROOT));
		return new ForwardedHeaderNames(NamePatterns.of(ForwardableHeaders.PROPERTY, patterns),
				NamePatterns.of(RemoteFields.PROPERTY, written(dialects, baggage)));
	}

	private static Collection<String> written(Dialects dialects, TracingProperties.Baggage baggage) {
		List<String> written = new ArrayList<>();
		dialects.produce().forEach((dialect) -> written.addAll(dialect.headerPatterns()));
		if (baggage.isEnabled()) {
			written.add("baggage");
			written.addAll(baggage.getRemoteFields());
		}
		return written;
	}

	boolean isEmpty() {
		return this.names.isEmpty() && prefixes().isEmpty();
	}

	/**
	 * Whether a header is forwarded.
	 * @param name the name in lower case
	 * @return whether it is
	 */
	boolean contains(String name) {
		return this.configured.matches(name) && !this.written.matches(name);
	}

	List<String> names() {
		return this.names;
	}

	List<String> prefixes() {
		return this.configured.prefixes();
	}

	String describe() {
		List<String> all = new ArrayList<>(this.names);
		prefixes().forEach((prefix) -> all.add(prefix + "*"));
		return "forwards " + String.join(" ", all);
	}

}
