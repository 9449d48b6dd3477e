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

package io.github.tracingboot.it.peers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What services that don't run on a JVM run on. Where the machine does not have it, the
 * test is skipped and the console says why, once.
 */
final class Runtimes {

	private static final Logger logger = LoggerFactory.getLogger(Runtimes.class);

	private static final Path OUTPUT = Path.of(System.getProperty("output"));

	private final Map<String, Optional<String>> missing = new HashMap<>();

	/**
	 * A command that runs a script on Node, with its packages from npm.
	 * @param folder the folder of the script and of its {@code package.json}
	 * @param script the name of the script
	 * @param arguments the arguments of the script
	 * @return the command
	 */
	List<String> node(Path folder, String script, String... arguments) {
		Path installed = OUTPUT.resolve("node");
		require("Node", () -> missing("env", "node", "npm").or(() -> install(folder, installed)));
		return command(Stream.of("env", "NODE_PATH=" + installed.resolve("node_modules"), "node",
				folder.resolve(script + ".js").toString()), arguments);
	}

	/**
	 * A command that runs a script on a Ruby that has Jaeger's client.
	 * @param script the script
	 * @param arguments the arguments of the script
	 * @return the command
	 */
	List<String> ruby(Path script, String... arguments) {
		require("Ruby", () -> missing("ruby").or(() -> failure("ruby", "-e", "require 'jaeger/client'")));
		return command(Stream.of("ruby", script.toString()), arguments);
	}

	private static List<String> command(Stream<String> start, String... arguments) {
		return Stream.concat(start, Stream.of(arguments)).toList();
	}

	private synchronized void require(String runtime, Supplier<Optional<String>> lookup) {
		Optional<String> reason = this.missing.get(runtime);
		if (reason == null) {
			reason = lookup.get();
			this.missing.put(runtime, reason);
			reason.ifPresent((text) -> logger.warn("SKIPPED: the services on {}, because {}", runtime, text));
		}
		reason.ifPresent((text) -> {
			throw new TestAbortedException("No services on " + runtime + ", because " + text);
		});
	}

	private static Optional<String> missing(String... programs) {
		String[] path = System.getenv("PATH").split(File.pathSeparator);
		return Stream.of(programs)
			.filter((program) -> Arrays.stream(path)
				.noneMatch((folder) -> Files.isExecutable(Path.of(folder).resolve(program))))
			.findFirst()
			.map("there is no "::concat);
	}

	private static Optional<String> install(Path folder, Path target) {
		try {
			Path wanted = folder.resolve("package.json");
			Path installed = target.resolve("installed.json");
			if (Files.exists(installed) && Files.mismatch(wanted, installed) == -1) {
				return Optional.empty();
			}
			Files.createDirectories(target);
			Files.copy(wanted, target.resolve("package.json"), StandardCopyOption.REPLACE_EXISTING);
			Optional<String> failure = failure("npm", "install", "--prefix", target.toString(), "--no-audit",
					"--no-fund", "--no-package-lock", "--ignore-scripts");
			if (failure.isEmpty()) {
				Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
			}
			return failure;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<String> failure(String... command) {
		try {
			Path console = Files.createDirectories(OUTPUT).resolve(command[0] + ".log");
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(console.toFile())
				.start();
			if (!process.waitFor(3, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				return Optional.of(command[0] + " takes too long: " + Files.readString(console));
			}
			return (process.exitValue() != 0) ? Optional.of(command[0] + " says: " + Files.readString(console))
					: Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
