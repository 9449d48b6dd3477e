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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code kibana/setup.sh}, as users run it.
 */
public final class SetupScript {

	private SetupScript() {
	}

	/**
	 * Returns a file beside the script.
	 * @param name the file's name
	 * @return its path
	 */
	public static Path file(String name) {
		return Path.of(System.getProperty("kibana"), name);
	}

	/**
	 * Runs the script to its end.
	 * @param environment what to add to the environment
	 * @param arguments its arguments
	 * @return how it ended and all that it printed
	 */
	public static Result run(Map<String, String> environment, String... arguments) {
		List<String> command = new ArrayList<>(List.of("sh", file("setup.sh").toString()));
		command.addAll(Arrays.asList(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeIf((name) -> name.startsWith("ELASTIC_") || name.startsWith("KIBANA_"));
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			String output = new String(process.getInputStream().readAllBytes());
			return new Result(process.waitFor(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How a run ended.
	 *
	 * @param exitCode 0 if all went well
	 * @param output what it printed, errors included
	 */
	public record Result(int exitCode, String output) {
	}

}
