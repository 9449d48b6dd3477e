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

package io.github.tracingboot.sleuth.migration;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Where old names are. Tells it without any metadata, so that a start without old names
 * reads none. No name that Spring Boot 4 knows is below one of the roots.
 */
final class OldNames {

	/**
	 * Below these, every name is an old one, whether it is a known one or not.
	 */
	private static final List<ConfigurationPropertyName> OTHERS = names("spring.sleuth", "spring.zipkin",
			"opentracing.jaeger", "opentracing.spring");

	/**
	 * Below these, others than the known names may be anybody's.
	 */
	private static final List<ConfigurationPropertyName> SPRING_BOOT = names("management.endpoint.traces",
			"management.otlp.logging", "management.otlp.tracing", "management.tracing.brave",
			"management.tracing.enabled", "management.tracing.opentelemetry", "management.wavefront.trace",
			"management.wavefront.trace-derived-custom-tag-keys", "management.wavefront.tracing",
			"management.zipkin.tracing");

	private OldNames() {
	}

	static boolean mayInclude(ConfigurationPropertyName name) {
		return areAllOldBeside(name) || isBelow(SPRING_BOOT, name);
	}

	static boolean areAllOldBeside(ConfigurationPropertyName name) {
		return isBelow(OTHERS, name);
	}

	private static boolean isBelow(List<ConfigurationPropertyName> roots, ConfigurationPropertyName name) {
		for (ConfigurationPropertyName root : roots) {
			if (root.isAncestorOf(name) || root.equals(name)) {
				return true;
			}
		}
		return false;
	}

	private static List<ConfigurationPropertyName> names(String... names) {
		return Stream.of(names).map(ConfigurationPropertyName::of).toList();
	}

}
