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

package io.github.tracingboot.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs a main class in a JVM of its own, where it has its own logging system, environment
 * and class path, and tells what it printed.
 */
public final class ChildJvm {

	private static final long TIMEOUT_SECONDS = 180;

	private final Class<?> mainClass;

	private final Map<String, String> environment;

	private final Predicate<String> classPath;

	private ChildJvm(Class<?> mainClass, Map<String, String> environment, Predicate<String> classPath) {
		this.mainClass = mainClass;
		this.environment = environment;
		this.classPath = classPath;
	}

	/**
	 * A JVM with the class path of the test.
	 * @param mainClass what to run
	 * @return the JVM
	 */
	public static ChildJvm of(Class<?> mainClass) {
		return new ChildJvm(mainClass, Map.of(), (entry) -> true);
	}

	/**
	 * Adds environment variables.
	 * @param environment the variables
	 * @return a JVM that has them
	 */
	public ChildJvm withEnvironment(Map<String, String> environment) {
		return new ChildJvm(this.mainClass, environment, this.classPath);
	}

	/**
	 * Leaves entries out of the class path.
	 * @param fileName tells by the file's name whether to leave it out
	 * @return a JVM without them
	 */
	public ChildJvm without(Predicate<String> fileName) {
		return new ChildJvm(this.mainClass, this.environment, fileName.negate());
	}

	/**
	 * Names of the files on the class path.
	 * @return the names
	 */
	public List<String> classPath() {
		String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(path.split(File.pathSeparator))
			.filter((entry) -> this.classPath.test(new File(entry).getName()))
			.toList();
	}

	/**
	 * Runs to the end.
	 * @param arguments the arguments of the main class
	 * @return what happened
	 */
	public Result run(String... arguments) {
		try (Running running = start(arguments)) {
			return running.awaitEnd();
		}
	}

	/**
	 * Starts, and leaves it running.
	 * @param arguments the arguments of the main class
	 * @return the running JVM
	 */
	public Running start(String... arguments) {
		List<String> command = new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp",
				String.join(File.pathSeparator, classPath()), this.mainClass.getName()));
		command.addAll(List.of(arguments));
		try {
			Path output = Files.createTempFile("child-jvm", ".out");
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile());
			builder.environment().putAll(this.environment);
			return new Running(builder.start(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * A JVM that may still be running.
	 */
	public static final class Running implements AutoCloseable {

		private final Process process;

		private final Path output;

		private Running(Process process, Path output) {
			this.process = process;
			this.output = output;
		}

		/**
		 * What it has printed so far.
		 * @return standard output and standard error
		 */
		public String output() {
			try {
				return Files.readString(this.output, StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		/**
		 * Whether it still runs.
		 * @return whether it still runs
		 */
		public boolean isAlive() {
			return this.process.isAlive();
		}

		/**
		 * Asks it to end, as a supervisor does.
		 */
		public void terminate() {
			this.process.destroy();
		}

		/**
		 * Waits for its end.
		 * @return what happened
		 */
		public Result awaitEnd() {
			try {
				if (!this.process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
					throw new IllegalStateException("Still running: " + output());
				}
				return new Result(this.process.exitValue(), output());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * Ends it, and forgets what it printed.
		 */
		@Override
		public void close() {
			this.process.destroyForcibly();
			try {
				Files.deleteIfExists(this.output);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * What a JVM printed and how it ended.
	 *
	 * @param exitCode the exit code
	 * @param output standard output and standard error
	 */
	public record Result(int exitCode, String output) {

		/**
		 * The only line that has a text.
		 * @param text the text
		 * @return the line
		 */
		public String line(String text) {
			List<String> lines = this.output.lines().filter((line) -> line.contains(text)).toList();
			if (lines.size() != 1) {
				throw new AssertionError(
						"Expected one line with '" + text + "', got " + lines + " in:\n" + this.output);
			}
			return lines.get(0);
		}

	}

}
