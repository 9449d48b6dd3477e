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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests that {@code docs/acceptance.md} names are there.
 */
class AcceptanceDocumentTests {

	private static final Pattern REFERENCE = Pattern.compile("`(\\w+(?:Tests|Contract))(?:#(\\w+))?`");

	private static final Path ROOT = Path.of("..");

	@Test
	void everyTestThatIsNamedExists() throws IOException {
		String document = Files.readString(ROOT.resolve("docs/acceptance.md"));
		Matcher references = REFERENCE.matcher(document);
		int count = 0;
		while (references.find()) {
			String method = references.group(2);
			List<String> sources = sources(references.group(1) + ".java");
			assertThat(sources).as(references.group(1)).isNotEmpty();
			if (method != null) {
				assertThat(sources).as(references.group())
					.anyMatch((source) -> source.contains("void " + method + "("));
			}
			count++;
		}
		assertThat(count).isGreaterThan(50);
	}

	private static List<String> sources(String fileName) throws IOException {
		List<String> sources = new ArrayList<>();
		try (Stream<Path> files = Files.find(ROOT, 16,
				(path, attributes) -> path.getFileName() != null && path.getFileName().toString().equals(fileName))) {
			for (Path file : files.toList()) {
				sources.add(Files.readString(file));
			}
		}
		return sources;
	}

}
