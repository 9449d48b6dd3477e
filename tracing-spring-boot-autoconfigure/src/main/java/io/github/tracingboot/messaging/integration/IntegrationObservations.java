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

package io.github.tracingboot.messaging.integration;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Which components of Spring Integration are observed unless the user says otherwise.
 */
public final class IntegrationObservations {

	static final String SWITCH = "tracing.instrument.integration.enabled";

	static final String PROPERTY = "spring.integration.management.observation-patterns";

	/**
	 * Everything. The null channel is never observed; naming it tells this value from an
	 * asterisk of the user's.
	 */
	static final String EVERYTHING = "!nullChannel,*";

	private IntegrationObservations() {
	}

	/**
	 * Default value for the property that says what is observed.
	 * @param environment tells what the user has chosen
	 * @param classLoader the class loader of the application, or {@code null} for the
	 * default one
	 * @return values by property, empty if Spring Integration is absent or the user has
	 * chosen
	 */
	public static Map<String, Object> defaults(Environment environment, @Nullable ClassLoader classLoader) {
		if (!environment.getProperty(SWITCH, Boolean.class, true) || !isPresent(classLoader) || isListed(environment)) {
			return Map.of();
		}
		return Map.of(PROPERTY, EVERYTHING);
	}

	private static boolean isPresent(@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent("org.springframework.integration.config.IntegrationManagementConfigurer",
				classLoader);
	}

	// A list in YAML has other keys than the property, which would not hide the default.
	private static boolean isListed(Environment environment) {
		return Binder.get(environment).bind(PROPERTY, Bindable.listOf(String.class)).isBound();
	}

}
