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

package io.github.tracingboot.it.search;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java that is installed on this machine.
 *
 * @param folder where it is
 * @param version its feature release
 */
record JavaHome(Path folder, int version) {

	static Optional<JavaHome> find(int oldest, int newest) {
		return Stream.concat(named(), installed())
			.flatMap((folder) -> of(folder).stream())
			.filter((java) -> java.version >= oldest && java.version <= newest)
			.findFirst();
	}

	private static Stream<Path> named() {
		return Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
			.filter(Objects::nonNull)
			.map(Path::of);
	}

	private static Stream<Path> installed() {
		Path all = Path.of("/usr/lib/jvm");
		if (!Files.isDirectory(all)) {
			return Stream.empty();
		}
		try (Stream<Path> folders = Files.list(all)) {
			return folders.sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<JavaHome> of(Path folder) {
		Path release = folder.resolve("release");
		if (!Files.isReadable(release) || !Files.isExecutable(new JavaHome(folder, 0).executable())) {
			return Optional.empty();
		}
		try (Reader reader = Files.newBufferedReader(release)) {
			Properties properties = new Properties();
			properties.load(reader);
			String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
			return version.isEmpty() ? Optional.empty()
					: Optional.of(new JavaHome(folder, Runtime.Version.parse(version).feature()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path executable() {
		return this.folder.resolve("bin").resolve("java");
	}

}
