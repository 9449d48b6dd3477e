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

package io.github.tracingboot.logging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.StringUtils;

/**
 * What is known of the service without asking anybody, for the fields {@code service.*}
 * of Elastic Common Schema. Spring Boot itself knows the name and, from the manifest, the
 * version.
 *
 * @since 0.1.0
 */
public final class EcsServiceDefaults {

	private static final String PREFIX = "logging.structured.ecs.service.";

	private static final String RESOURCE = "management.opentelemetry.resource-attributes.";

	private static final Path HOSTNAME_FILE = Path.of("/etc/hostname");

	private EcsServiceDefaults() {
	}

	/**
	 * Defaults for {@code logging.structured.ecs.service.*}.
	 * @param environment tells what the user has said
	 * @param classLoader has the application's build information
	 * @return the defaults by property, without those that are not known
	 */
	public static Map<String, Object> defaults(Environment environment, @Nullable ClassLoader classLoader) {
		Map<String, Object> defaults = new LinkedHashMap<>();
		if (!environment.getProperty("tracing.logging.json.enabled", Boolean.class, true)) {
			return defaults;
		}
		if (!environment.containsProperty("spring.application.version")) {
			put(defaults, "version", buildVersion(environment, classLoader));
		}
		put(defaults, "environment", deployment(environment));
		put(defaults, "node-name", node(environment));
		return defaults;
	}

	private static @Nullable String buildVersion(Environment environment, @Nullable ClassLoader classLoader) {
		Resource buildInfo = new DefaultResourceLoader(classLoader).getResource(
				environment.getProperty("spring.info.build.location", "classpath:META-INF/build-info.properties"));
		try {
			return buildInfo.exists() ? PropertiesLoaderUtils.loadProperties(buildInfo).getProperty("build.version")
					: null;
		}
		catch (IOException | IllegalArgumentException ex) {
			return null; // Spring Boot complains about it where it is needed
		}
	}

	// As the spans say, or else what the application calls it.
	private static @Nullable String deployment(Environment environment) {
		String attribute = first(environment, RESOURCE + "deployment.environment.name",
				RESOURCE + "deployment.environment");
		return (attribute != null) ? attribute : String.join(",", environment.getActiveProfiles());
	}

	// Never by a look-up of names, which may wait for the network.
	private static @Nullable String node(Environment environment) {
		String known = first(environment, RESOURCE + "service.instance.id", "HOSTNAME", "COMPUTERNAME");
		if (known != null) {
			return known;
		}
		try {
			return Files.isRegularFile(HOSTNAME_FILE) ? Files.readString(HOSTNAME_FILE, StandardCharsets.UTF_8).strip()
					: null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static @Nullable String first(Environment environment, String... properties) {
		for (String property : properties) {
			String value = environment.getProperty(property);
			if (StringUtils.hasText(value)) {
				return value;
			}
		}
		return null;
	}

	private static void put(Map<String, Object> defaults, String name, @Nullable String value) {
		if (StringUtils.hasText(value)) {
			defaults.put(PREFIX + name, value);
		}
	}

}
