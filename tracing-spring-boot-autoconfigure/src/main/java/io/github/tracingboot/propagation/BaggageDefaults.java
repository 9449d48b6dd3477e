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

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Defaults of Spring Boot's properties for baggage: whoever names a remote field wants to
 * see it in log lines and on spans.
 *
 * @since 0.1.0
 */
public final class BaggageDefaults {

	private static final String PREFIX = "management.tracing.baggage.";

	private BaggageDefaults() {
	}

	/**
	 * Defaults that follow from the remote fields.
	 * @param environment gives the remote fields
	 * @return the properties, none if there are no remote fields
	 */
	public static Map<String, Object> defaults(ConfigurableEnvironment environment) {
		List<String> fields = new Binder(ConfigurationPropertySources.from(environment.getPropertySources()),
				new PropertySourcesPlaceholdersResolver(environment))
			.bind(PREFIX + "remote-fields", Bindable.listOf(String.class))
			.orElse(List.of());
		if (fields.isEmpty()) {
			return Map.of();
		}
		String names = String.join(",", fields);
		return Map.of(PREFIX + "correlation.fields", names, PREFIX + "tag-fields", names);
	}

}
