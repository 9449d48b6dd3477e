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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service in a process of its own, which prints the port that it got.
 */
final class Service implements Hop, AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	// As Tomcat is announced by Spring Boot 4 and 2, and as our small services say it.
	private static final Pattern PORT = Pattern.compile("on port(?:\\(s\\):)? (\\d+)");

	private final String name;

	private final Process process;

	private final Path console;

	private Service(String name, Process process, Path console) {
		this.name = name;
		this.process = process;
		this.console = console;
	}

	/**
	 * Starts a service without waiting for it.
	 * @param name the name that it has in its answers
	 * @param run the name of this run, and of its console file
	 * @param command the command
	 * @return the service
	 */
	static Service start(String name, String run, List<String> command) {
		try {
			Path output = Files.createDirectories(Path.of(System.getProperty("output")));
			Path console = output.resolve(run + ".log");
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(console.toFile())
				.start();
			return new Service(name, process, console);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String address() {
		return "http://127.0.0.1:" + await(() -> {
			Matcher port = PORT.matcher(console());
			return port.find() ? port.group(1) : null;
		});
	}

	/**
	 * Returns the line that the service logged for an order, as soon as it is there.
	 * @param order the number of the order
	 * @return the line
	 */
	LogLine lineOf(String order) {
		return await(() -> console().lines()
			.filter((line) -> line.contains("Order " + order + " of "))
			.findFirst()
			.map(LogLine::new)
			.orElse(null));
	}

	private <T> T await(Supplier<T> value) {
		return Awaitility.await().pollDelay(Duration.ZERO).atMost(LIMIT).until(() -> {
			T result = value.get();
			assertThat((result != null) || this.process.isAlive()).as(() -> this.name + " runs:\n" + console())
				.isTrue();
			return result;
		}, (result) -> result != null);
	}

	private String console() {
		try {
			return Files.readString(this.console, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
