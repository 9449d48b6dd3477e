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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server or service in a process of its own, whose output goes to a file in the folder
 * that the system property {@code output} names.
 */
public final class ServerProcess implements AutoCloseable {

	// A start that takes seconds takes minutes on a busy machine.
	private static final Duration LIMIT = Duration.ofMinutes(5);

	private final String name;

	private final Process process;

	private final Path console;

	private ServerProcess(String name, Process process, Path console) {
		this.name = name;
		this.process = process;
		this.console = console;
	}

	/**
	 * Starts a process without waiting for it.
	 * @param name the name of the process, and of the file with its output
	 * @param command the command
	 * @return the process
	 */
	public static ServerProcess start(String name, List<String> command) {
		try {
			Path console = folder().resolve(name + ".log");
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(console.toFile())
				.start();
			return new ServerProcess(name, process, console);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Where the output of processes goes.
	 * @return the folder
	 */
	public static Path folder() {
		try {
			return Files.createDirectories(Path.of(System.getProperty("output")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Finds a port for a server that can't take one itself.
	 * @return a port that was free just now
	 */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for something that the process does. Fails at once, with its output, when it
	 * has ended.
	 * @param <T> the type of the value
	 * @param value the value, {@code null} until it is there. May throw
	 * {@link UncheckedIOException} until then
	 * @return the value
	 */
	public <T> T await(Supplier<@Nullable T> value) {
		return Awaitility.await().pollDelay(Duration.ZERO).atMost(LIMIT).until(() -> {
			boolean alive = this.process.isAlive();
			T result = getIfReachable(value);
			assertThat(result != null || alive).as(() -> this.name + " runs:\n" + console()).isTrue();
			return result;
		}, (result) -> result != null);
	}

	private static <T> @Nullable T getIfReachable(Supplier<@Nullable T> value) {
		try {
			return value.get();
		}
		catch (UncheckedIOException ex) {
			return null;
		}
	}

	/**
	 * Waits until the process serves. Ends it if that does not happen.
	 * @param ready asks it. May throw {@link UncheckedIOException} until it serves
	 */
	public void awaitReady(Supplier<Boolean> ready) {
		try {
			await(() -> ready.get() ? Boolean.TRUE : null);
		}
		catch (RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	/**
	 * What the process has printed so far.
	 * @return its output
	 */
	public String console() {
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
