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

package io.github.tracingboot.sleuth;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.cloud.sleuth.Tracer;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of {@code docs/migrating-from-sleuth.md} against the published API.
 */
class MigratingFromSleuthTests {

	private static final String ROOT = "org.springframework.cloud.sleuth.";

	private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

	@Test
	void everyPublicTypeOfTheApiHasARow() throws Exception {
		List<String> types = apiTypes().stream().map(MigratingFromSleuthTests::name).toList();
		assertThat(types).hasSizeGreaterThan(50);
		assertThat(firstCells("## API types", "### Types outside of the API"))
			.containsExactlyInAnyOrderElementsOf(types);
	}

	@Test
	void everyAttributeOfTheAnnotationsHasARow() throws Exception {
		List<String> attributes = apiTypes().stream()
			.filter(Class::isAnnotation)
			.flatMap((type) -> List.of(type.getDeclaredMethods())
				.stream()
				.map(Method::getName)
				.map((attribute) -> type.getSimpleName() + "." + attribute))
			.toList();
		assertThat(attributes).hasSizeGreaterThan(5);
		assertThat(firstCells("## Annotations", null)).containsExactlyInAnyOrderElementsOf(attributes);
	}

	private static List<Class<?>> apiTypes() throws IOException, URISyntaxException {
		Path jar = Path.of(Tracer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (JarFile file = new JarFile(jar.toFile())) {
			return file.stream()
				.map(JarEntry::getName)
				.filter((name) -> name.endsWith(".class"))
				.<Class<?>>map((name) -> ClassUtils
					.resolveClassName(name.substring(0, name.length() - ".class".length()).replace('/', '.'), null))
				.filter((type) -> Modifier.isPublic(type.getModifiers()))
				.filter((type) -> !type.isAnonymousClass())
				.toList();
		}
	}

	private static String name(Class<?> type) {
		return type.getCanonicalName().substring(ROOT.length());
	}

	private static List<String> firstCells(String from, String to) throws IOException {
		String document = Files.readString(Path.of("../docs/migrating-from-sleuth.md"));
		int start = document.indexOf(from + "\n");
		assertThat(start).as(from).isNotNegative();
		String section = document.substring(start + from.length());
		int end = section.indexOf((to != null) ? to : "\n## ");
		return ((end >= 0) ? section.substring(0, end) : section).lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(0, line.indexOf(" |", 2)))
			.flatMap((cell) -> NAME.matcher(cell).results())
			.map((MatchResult result) -> result.group(1))
			.toList();
	}

}
