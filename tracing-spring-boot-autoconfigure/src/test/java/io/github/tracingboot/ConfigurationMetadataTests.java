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

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metadata from which IDEs complete our properties.
 */
class ConfigurationMetadataTests {

	// Spring Boot's, whose metadata is in a module that nobody needs here.
	private static final String ZIPKIN_ENDPOINT = "management.tracing.export.zipkin.endpoint";

	private static final Pattern BACKEND = Pattern.compile("^tracing\\.export\\.(elasticsearch|otlp|zipkin)\\.");

	// Keys in code marks; meters are named like keys.
	private static final Pattern DOCUMENTED = Pattern.compile(
			"`(?!tracing\\.(?:export\\.(?:spans|log-records|queued)|context\\.repairs|baggage\\.dropped|sampling\\.limited|propagation\\.untrusted)`)(tracing\\.[a-z.<>-]*[a-z>])(?:\\.\\*)?[`=]");

	private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z]+>");

	@Test
	void everyPropertyOfOursHasADescriptionAndAType() throws IOException {
		List<Map<String, Object>> properties = properties();
		assertThat(properties).extracting((property) -> property.get("name"))
			.contains("tracing.enabled", "tracing.logging.keys.trace-id", "tracing.propagation.consume",
					"tracing.web.response-header.format", "tracing.web.exclude-actuator");
		assertThat(properties).allSatisfy((property) -> {
			assertThat((String) property.get("name")).matches("tracing\\..+|" + Pattern.quote(ZIPKIN_ENDPOINT));
			assertThat((String) property.get("description")).as("description of %s", property.get("name"))
				.isNotBlank()
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
			assertThat((String) property.get("type")).as("type of %s", property.get("name")).isNotBlank();
		});
	}

	@Test
	void everyPropertyIsInTheReferenceWithItsDefault() throws IOException {
		List<String> pages = referencePages();
		assertThat(properties()).allSatisfy((property) -> {
			String name = (String) property.get("name");
			String general = BACKEND.matcher(name).replaceFirst("tracing.export.<backend>.");
			Object value = property.getOrDefault("defaultValue", "");
			assertThat(pages).as("page with %s, default %s", name, value)
				.anyMatch((page) -> (page.contains('`' + name) || page.contains('`' + general))
						&& page.contains((value instanceof String text) ? text : '`' + value.toString() + '`'));
		});
	}

	@Test
	void everyPropertyInTheReferenceExists() throws IOException {
		List<String> names = properties().stream().map((property) -> (String) property.get("name")).toList();
		for (String page : referencePages()) {
			Matcher keys = DOCUMENTED.matcher(page);
			while (keys.find()) {
				String key = keys.group(1);
				Pattern pattern = Pattern.compile(PLACEHOLDER.matcher(key).replaceAll("[^.]+") + "(\\..+)?");
				assertThat(names).as(key).anyMatch(pattern.asMatchPredicate());
			}
		}
	}

	private static List<String> referencePages() throws IOException {
		List<String> pages = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("../docs/reference"), "*.md")) {
			for (Path file : files) {
				pages.add(Files.readString(file));
			}
		}
		return pages;
	}

	@Test
	void everyKeyThatAConditionReadsIsKnown() throws IOException {
		List<Object> known = properties().stream().map((property) -> property.get("name")).toList();
		List<String> read = new ArrayList<>();
		for (JavaClass candidate : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("io.github.tracingboot")) {
			collect(candidate.getAnnotations(), read);
			candidate.getMethods().forEach((method) -> collect(method.getAnnotations(), read));
		}
		assertThat(read).contains("tracing.enabled", "tracing.instrument.executors.enabled");
		assertThat(read).filteredOn((name) -> name.startsWith("tracing.")).allMatch(known::contains);
	}

	private static void collect(Set<? extends JavaAnnotation<?>> annotations, List<String> names) {
		for (JavaAnnotation<?> annotation : annotations) {
			if (annotation.getRawType().isEquivalentTo(ConditionalOnBooleanProperty.class)) {
				names.addAll(List.of((String[]) annotation.get("name").orElseThrow()));
			}
			else if (annotation.getRawType().isEquivalentTo(ConditionalOnBooleanProperties.class)) {
				JavaAnnotation<?>[] nested = (JavaAnnotation<?>[]) annotation.get("value").orElseThrow();
				collect(Set.of(nested), names);
			}
		}
	}

	private List<Map<String, Object>> properties() throws IOException {
		List<Map<String, Object>> properties = new ArrayList<>();
		Enumeration<URL> resources = getClass().getClassLoader()
			.getResources("META-INF/spring-configuration-metadata.json");
		while (resources.hasMoreElements()) {
			URL resource = resources.nextElement();
			if (resource.getPath().contains("/tracing-spring-boot-autoconfigure/")) {
				try (InputStream stream = resource.openStream()) {
					// Old names of others have tests of their own.
					JsonPath.parse(stream)
						.<List<Map<String, Object>>>read("$.properties")
						.stream()
						.filter((property) -> !property.containsKey("deprecation"))
						.forEach(properties::add);
				}
			}
		}
		return properties;
	}

}
