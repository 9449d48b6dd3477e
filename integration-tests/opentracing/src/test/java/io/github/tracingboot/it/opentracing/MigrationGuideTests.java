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

package io.github.tracingboot.it.opentracing;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import io.opentracing.Tracer;
import io.opentracing.util.GlobalTracer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of types in {@code docs/migrating-from-opentracing.md} is complete.
 */
class MigrationGuideTests {

	private static final Path GUIDE = Path.of("../../docs/migrating-from-opentracing.md");

	@Test
	void theTableHasEveryPublicTypeAndNoOther() throws Exception {
		Set<String> types = publicTypes(Tracer.class);
		types.addAll(publicTypes(GlobalTracer.class));
		assertThat(types).contains(Tracer.class.getCanonicalName(), GlobalTracer.class.getCanonicalName());
		assertThat(rows("## API types")).containsExactlyInAnyOrderElementsOf(types);
	}

	private static Set<String> publicTypes(Class<?> member) throws IOException, URISyntaxException {
		Set<String> types = new TreeSet<>();
		Path jar = Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
		try (JarFile file = new JarFile(jar.toFile())) {
			file.stream()
				.map(JarEntry::getName)
				.filter((name) -> name.endsWith(".class"))
				.map((name) -> load(name.substring(0, name.length() - ".class".length()).replace('/', '.')))
				.filter((type) -> Modifier.isPublic(type.getModifiers()) && type.getCanonicalName() != null)
				.forEach((type) -> types.add(type.getCanonicalName()));
		}
		return types;
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, MigrationGuideTests.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> rows(String heading) throws IOException {
		String guide = Files.readString(GUIDE);
		int begin = guide.indexOf(heading + "\n");
		int end = guide.indexOf("\n## ", begin + heading.length());
		assertThat(begin).as(heading).isPositive();
		return guide.substring(begin, end)
			.lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(3, line.indexOf('`', 3)))
			.toList();
	}

}
