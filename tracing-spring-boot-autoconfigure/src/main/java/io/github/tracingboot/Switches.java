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

package io.github.tracingboot;

import java.util.regex.Pattern;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The properties below {@code tracing} that switch something on or off. Conditions take
 * every value but {@code true} for off, while binding knows {@code yes} and {@code on}
 * too: a value that they read differently would switch off half of a feature, and a
 * misspelt one all of it, silently.
 */
final class Switches {

	private static final String MASTER = "tracing.enabled";

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("tracing");

	// Not the maps further down: a header may be called like this too.
	private static final Pattern SWITCH = Pattern.compile("tracing(\\.[^.]+){0,2}\\.enabled");

	private Switches() {
	}

	/**
	 * Checks all switches, unless the master switch is off.
	 * @param environment the environment
	 * @return whether the master switch is on
	 * @throws InvalidConfigurationPropertyValueException if one is neither {@code true}
	 * nor {@code false}
	 */
	static boolean check(ConfigurableEnvironment environment) {
		if (!isOn(environment, MASTER)) {
			return false;
		}
		for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter(PREFIX::isAncestorOf)
					.map(ConfigurationPropertyName::toString)
					.filter((name) -> SWITCH.matcher(name).matches())
					.forEach((name) -> isOn(environment, name));
			}
		}
		return true;
	}

	private static boolean isOn(ConfigurableEnvironment environment, String property) {
		String value = environment.getProperty(property, "true");
		if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be 'true' or 'false'.");
		}
		return value.equalsIgnoreCase("true");
	}

}
