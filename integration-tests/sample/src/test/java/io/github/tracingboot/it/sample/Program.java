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

package io.github.tracingboot.it.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The launcher in a process of its own, with all that it and the services print in a
 * file.
 */
final class Program implements AutoCloseable {

	/**
	 * How long anything may take on a machine that has much else to do.
	 */
	static final Duration LIMIT = Duration.ofMinutes(6);

	private final String name;

	private final Process process;

	private final Path console;

	private Program(String name, Process process, Path console) {
		this.name = name;
		this.process = process;
		this.console = console;
	}

	/**
	 * Start the launcher.
	 * @param name the name of this run, and of its console file
	 * @param environment what to add to the environment
	 * @param arguments its arguments
	 * @return the running program
	 */
	static Program launch(String name, Map<String, String> environment, List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
		command.add(Path.of(System.getProperty("sample"), "sample-app.jar").toString());
		command.addAll(arguments);
		Path console = output().resolve(name + ".log");
		try {
			Files.createDirectories(output());
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(console.toFile());
			builder.environment().putAll(environment);
			return new Program(name, builder.start(), console);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Path output() {
		return Path.of(System.getProperty("output"));
	}

	String console() {
		return read(this.console);
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void awaitOnConsole(String text) {
		await().atMost(LIMIT).untilAsserted(() -> {
			assertThat(this.process.isAlive() || console().contains(text)).as("%s:%n%s", this.name, console()).isTrue();
			assertThat(console()).contains(text);
		});
	}

	/**
	 * Returns the processes that this one started.
	 * @return handles that stay valid when the processes end
	 */
	List<ProcessHandle> children() {
		return this.process.children().toList();
	}

	/**
	 * Returns the processes that this one started, and theirs.
	 * @return handles that stay valid when the processes end
	 */
	List<ProcessHandle> descendants() {
		return this.process.descendants().toList();
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Asks the program to end, as {@code kill} does.
	 */
	void terminate() {
		this.process.destroy();
	}

	/**
	 * Ends the program, as {@code kill -9} does: it gets no chance to do anything.
	 */
	void kill() {
		this.process.destroyForcibly();
	}

	int awaitExit() {
		try {
			assertThat(this.process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(this.name + " ends").isTrue();
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				descendants().forEach(ProcessHandle::destroyForcibly);
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
