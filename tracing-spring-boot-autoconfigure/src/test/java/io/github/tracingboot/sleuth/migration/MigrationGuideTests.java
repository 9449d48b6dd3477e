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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guides say of each old name what the metadata says.
 */
class MigrationGuideTests {

	private static final Pattern QUOTED = Pattern.compile("(?<![A-Za-z])'([^']*)'(?![A-Za-z])");

	@Test
	void theGuideForSleuthHasTheNamesOfTheMetadata() throws IOException {
		assertThat(rows("migrating-from-sleuth"))
			.containsExactlyInAnyOrderElementsOf(rows((name) -> !isOfOpenTracing(name)));
	}

	@Test
	void theGuideForOpenTracingHasTheNamesOfTheMetadata() throws IOException {
		assertThat(rows("migrating-from-opentracing"))
			.containsExactlyInAnyOrderElementsOf(rows(MigrationGuideTests::isOfOpenTracing));
	}

	private static boolean isOfOpenTracing(String name) {
		return name.startsWith("opentracing.");
	}

	private static List<String> rows(String guide) throws IOException {
		String text = Files.readString(Path.of("../docs", guide + ".md"));
		String section = text.substring(text.indexOf("\n## Properties\n") + 1);
		int end = section.indexOf("\n## ");
		return ((end != -1) ? section.substring(0, end) : section).lines()
			.filter((line) -> line.startsWith("| `"))
			.toList();
	}

	private static List<String> rows(Predicate<String> names) throws IOException {
		return MetadataFiles.renamed()
			.stream()
			.filter((property) -> names.test((String) property.get("name")))
			.map(MigrationGuideTests::row)
			.toList();
	}

	private static String row(Map<String, Object> property) {
		Map<String, String> deprecation = MetadataFiles.deprecation(property);
		String replacement = deprecation.get("replacement");
		String advice = (replacement != null) ? '`' + replacement + '`'
				: QUOTED.matcher(deprecation.get("reason")).replaceAll("`$1`");
		return ("| `" + property.get("name") + "` | " + defaultValue(property.get("defaultValue")) + "| " + advice
				+ " |");
	}

	private static String defaultValue(Object value) {
		if (value == null) {
			return "";
		}
		Object text = (value instanceof Collection<?> list)
				? list.stream().map(Object::toString).collect(Collectors.joining(",")) : value;
		return text.toString().isEmpty() ? "" : '`' + text.toString().replace("|", "\\|") + "` ";
	}

}
