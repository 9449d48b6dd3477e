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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.tracingboot.propagation.Dialect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests that {@code docs/acceptance.md}, {@code docs/instrumentation.md} and
 * {@code docs/propagation.md} name are there.
 */
class DocumentedTestsTests {

	private static final Pattern REFERENCE = Pattern.compile("`(\\w+(?:Tests|Contract))(?:#(\\w+))?`");

	private static final Path ROOT = Path.of("..");

	private static final Map<String, List<String>> SOURCES = new ConcurrentHashMap<>();

	@Test
	void everyTestThatIsNamedExists() throws IOException {
		assertThat(existingTestsNamedIn(Files.readString(ROOT.resolve("docs/acceptance.md")))).isGreaterThan(50);
	}

	@Test
	void everyCoveredLibraryNamesATestThatExists() throws IOException {
		String document = Files.readString(ROOT.resolve("docs/instrumentation.md"));
		String covered = document.substring(document.indexOf("## Covered"), document.indexOf("## Not covered"));
		covered.lines()
			.filter((line) -> line.startsWith("| "))
			.skip(1)
			.forEach((row) -> assertThat(existingTestsNamedIn(row)).as(row).isPositive());
	}

	@Test
	void everyDialectHasATestOfItsOwnForEachWay() throws IOException {
		String document = Files.readString(ROOT.resolve("docs/propagation.md"));
		List<List<String>> rows = document.lines()
			.filter((line) -> line.startsWith("| "))
			.map((line) -> List.of(line.substring(2).split(" \\|( |$)")))
			.toList();
		assertThat(rows.stream().skip(1)).extracting((row) -> row.get(0))
			.containsExactlyElementsOf(
					Stream.of(Dialect.values()).map((dialect) -> "`" + dialect.configurationName() + "`").toList());
		assertThat(rows).allSatisfy((row) -> assertThat(row).hasSameSizeAs(rows.get(0)));
		for (Dialect dialect : Dialect.values()) {
			rows.get(1 + dialect.ordinal())
				.stream()
				.skip(1)
				.forEach((cell) -> assertThat(cell).as(dialect + ": " + cell)
					.satisfiesAnyOf((text) -> assertThat(text).isEqualTo("read only"),
							(text) -> assertThat(REFERENCE.matcher(text).results()).isNotEmpty()
								.allMatch((test) -> isRunFor(dialect, test.group(1), test.group(2)))));
		}
	}

	// Over all dialects, or over all but some that are named.
	private static boolean isRunFor(Dialect dialect, String className, String method) {
		Pattern parameterized = Pattern
			.compile("@ParameterizedTest\\s+@EnumSource\\(([^)]*)\\)\\s+void " + method + "\\(");
		return sourcesWithSuperclasses(className).map(parameterized::matcher)
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.anyMatch((source) -> source.equals("Dialect.class")
					|| (source.matches("value = Dialect.class, mode = Mode.EXCLUDE, names = .*")
							&& !source.contains('"' + dialect.name() + '"')));
	}

	private static Stream<String> sourcesWithSuperclasses(String className) {
		return sources(className).stream().flatMap((source) -> {
			Matcher superclass = Pattern.compile("class " + className + " extends (\\w+)").matcher(source);
			return superclass.find() ? Stream.concat(Stream.of(source), sourcesWithSuperclasses(superclass.group(1)))
					: Stream.of(source);
		});
	}

	private static int existingTestsNamedIn(String text) {
		Matcher references = REFERENCE.matcher(text);
		int count = 0;
		while (references.find()) {
			String method = references.group(2);
			List<String> sources = sources(references.group(1));
			assertThat(sources).as(references.group(1)).isNotEmpty();
			if (method != null) {
				assertThat(sourcesWithSuperclasses(references.group(1))).as(references.group())
					.anyMatch((source) -> source.contains("void " + method + "(")
							|| source.contains("fun " + method + "("));
			}
			count++;
		}
		return count;
	}

	private static List<String> sources(String className) {
		return SOURCES.computeIfAbsent(className, DocumentedTestsTests::read);
	}

	private static List<String> read(String className) {
		List<String> sources = new ArrayList<>();
		try (Stream<Path> files = Files.find(ROOT, 16,
				(path, attributes) -> path.endsWith(className + ".java") || path.endsWith(className + ".kt"))) {
			for (Path file : files.toList()) {
				sources.add(Files.readString(file));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return sources;
	}

}
