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

package com.example.store.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A Java program in a process of its own, with a port where it listens.
 */
final class Child {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Program program;

	private final int port;

	private final Readiness readiness;

	private final List<String> command = new ArrayList<>();

	private final @Nullable Path output;

	private @Nullable Process process;

	/**
	 * Describe a child.
	 * @param program which program it is
	 * @param port its port
	 * @param readiness how one sees that it is ready
	 * @param output the file for its output, or {@code null} for the console
	 * @param arguments what comes after {@code java}
	 */
	Child(Program program, int port, Readiness readiness, @Nullable Path output, List<String> arguments) {
		this.program = program;
		this.port = port;
		this.readiness = readiness;
		this.output = output;
		if (program.outlivesTheServices() && File.separatorChar == '/') {
			// Ctrl-C on a terminal reaches all processes at once; this one is stopped by
			// stop() alone.
			this.command.addAll(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
		}
		this.command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		this.command.addAll(arguments);
	}

	Program program() {
		return this.program;
	}

	void requireFreePort() {
		if (!isFree(this.port)) {
			String option = this.program.portOption();
			throw new LauncherException("Port " + this.port + ", where " + this.program
					+ " should listen, is taken. Stop what listens there, or choose another port: with Maven -D"
					+ option + "=NUMBER, with java -jar --" + option + "=NUMBER");
		}
	}

	static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	synchronized void start() {
		// The input is handed on so that a child on a terminal knows it, and colours its
		// lines.
		ProcessBuilder builder = new ProcessBuilder(this.command).inheritIO();
		if (this.program.isServer()) {
			// A server ends when its input does, whatever has become of the launcher.
			builder.redirectInput(Redirect.PIPE);
		}
		if (this.output != null) {
			builder.redirectErrorStream(true).redirectOutput(this.output.toFile());
		}
		try {
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new LauncherException("Can't start " + this.program + ": " + ex.getMessage());
		}
	}

	void requireAlive() {
		Process process = this.process;
		if (process == null || !process.isAlive()) {
			throw new LauncherException(this.program + " has ended"
					+ ((process != null) ? " with exit code " + process.exitValue() : "")
					+ ((this.output != null) ? "; its output is in " + this.output : "; its last lines stand above")
					+ ((this.program.variable() != null)
							? ". To use one of your own, say where it is in " + this.program.variable() : ""));
		}
	}

	boolean isReady(HttpClient http) throws InterruptedException {
		return this.readiness.isReady(http);
	}

	/**
	 * Asks the process to end.
	 */
	synchronized void stop() {
		if (this.process != null) {
			this.process.destroy();
		}
	}

	/**
	 * Returns when the process has ended, by force where asking did not help.
	 */
	synchronized void awaitEnd() {
		if (this.process == null) {
			return;
		}
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public String toString() {
		return this.program + " on port " + this.port;
	}

}
