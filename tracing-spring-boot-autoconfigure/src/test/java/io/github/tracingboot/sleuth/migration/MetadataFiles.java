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
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * Configuration metadata: ours, that of the class path, and that of published jars of the
 * old libraries, which the build lays beside the tests without putting them on the class
 * path.
 */
final class MetadataFiles {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private MetadataFiles() {
	}

	/**
	 * The old names that we tell about, in the order of the file.
	 */
	static List<Map<String, Object>> renamed() throws IOException {
		Path file = Path.of("src/main/resources/META-INF", RenamedProperties.FILE);
		try (InputStream stream = Files.newInputStream(file)) {
			return properties(stream).stream().filter((property) -> property.containsKey("deprecation")).toList();
		}
	}

	/**
	 * All properties that are valid on this class path, with their types.
	 */
	static Map<String, @Nullable String> valid() throws IOException {
		Map<String, @Nullable String> types = new LinkedHashMap<>();
		for (URL url : Collections.list(MetadataFiles.class.getClassLoader().getResources(METADATA))) {
			try (InputStream stream = url.openStream()) {
				properties(stream).stream()
					.filter((property) -> !property.containsKey("deprecation"))
					.forEach((property) -> types.put((String) property.get("name"), (String) property.get("type")));
			}
		}
		return types;
	}

	/**
	 * Properties of a published jar.
	 */
	static List<Map<String, Object>> published(String artifact) throws IOException {
		try (ZipFile jar = new ZipFile(Path.of("target/published", artifact + ".jar").toFile())) {
			ZipEntry entry = jar.getEntry(METADATA);
			try (InputStream stream = jar.getInputStream(entry)) {
				return properties(stream);
			}
		}
	}

	@SuppressWarnings("unchecked")
	static Map<String, @Nullable String> deprecation(Map<String, Object> property) {
		return (Map<String, @Nullable String>) property.get("deprecation");
	}

	private static List<Map<String, Object>> properties(InputStream stream) {
		return new ArrayList<>(JsonPath.parse(stream).<List<Map<String, Object>>>read("$.properties"));
	}

}
