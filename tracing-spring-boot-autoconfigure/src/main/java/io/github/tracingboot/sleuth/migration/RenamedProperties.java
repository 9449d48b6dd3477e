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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.json.JsonParser;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.Assert;
import org.springframework.util.StreamUtils;

/**
 * The old names and what to write instead, as the metadata has them from which IDEs and
 * Spring Boot's {@code spring-boot-properties-migrator} tell the same.
 */
final class RenamedProperties {

	/**
	 * Copy that the build makes of our metadata.
	 */
	static final String FILE = "additional-spring-configuration-metadata.json";

	private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]");

	private final Map<String, RenamedProperty> properties = new HashMap<>();

	private RenamedProperties() {
	}

	static RenamedProperties load() {
		return load(JsonParserFactory.getJsonParser());
	}

	static RenamedProperties load(JsonParser parser) {
		RenamedProperties renamed = new RenamedProperties();
		if (parser.parseMap(read()).get("properties") instanceof List<?> list) {
			list.forEach(renamed::add);
		}
		return renamed;
	}

	private static String read() {
		try (InputStream stream = RenamedProperties.class.getResourceAsStream(FILE)) {
			Assert.state(stream != null, () -> "No " + FILE);
			String json = StreamUtils.copyToString(stream, StandardCharsets.UTF_8);
			// Spring Boot's own parser, where there is no library for JSON, reads lists
			// without white space only.
			return json.lines().map(String::strip).collect(Collectors.joining());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void add(Object element) {
		if (element instanceof Map<?, ?> property && property.get("deprecation") instanceof Map<?, ?> deprecation
				&& property.get("name") instanceof String name) {
			this.properties.put(uniform(name), new RenamedProperty(name, String.valueOf(property.get("type")),
					(String) deprecation.get("replacement"), (String) deprecation.get("reason")));
		}
	}

	/**
	 * Finds what is known of a name, in whatever form it was written.
	 * @param name name of a property, of an element of a list or of an entry of a map
	 * @return what to write instead, {@code null} if nobody knows it
	 */
	@Nullable RenamedProperty find(ConfigurationPropertyName name) {
		RenamedProperty property = this.properties.get(uniform(name.toString()));
		if (property != null) {
			return property;
		}
		for (ConfigurationPropertyName parent = name.getParent(); !parent.isEmpty(); parent = parent.getParent()) {
			RenamedProperty map = this.properties.get(uniform(parent.toString()));
			if (map != null && map.isMap()) {
				return map;
			}
		}
		return null;
	}

	// Environment variables have nothing but underscores, where names have dots, dashes
	// or changes of case.
	private static String uniform(String name) {
		return SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
	}

}
