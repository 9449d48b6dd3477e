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

package com.example.store.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Programs that are not Java's, one after the other. None outlives this JVM, however it
 * ends.
 */
final class NativeProgram {

	private final Path folder;

	private @Nullable Process process;

	private boolean stopped;

	/**
	 * Create an instance.
	 * @param folder the working directory, which exists when something is run
	 */
	NativeProgram(Path folder) {
		this.folder = folder;
	}

	/**
	 * Runs a program until it ends.
	 * @param command the program and its arguments
	 * @return the exit code
	 */
	int run(List<String> command) throws IOException, InterruptedException {
		List<String> guarded = new ArrayList<>(List.of("sh", guard().toString()));
		guarded.addAll(command);
		return start(guarded).waitFor();
	}

	private synchronized Process start(List<String> command) throws IOException, InterruptedException {
		if (this.stopped) {
			throw new InterruptedException("Stopped");
		}
		this.process = new ProcessBuilder(command).directory(this.folder.toFile())
			.redirectOutput(Redirect.INHERIT)
			.redirectError(Redirect.INHERIT)
			.start();
		return this.process;
	}

	private Path guard() throws IOException {
		try (InputStream script = NativeProgram.class.getResourceAsStream("/guard.sh")) {
			if (script == null) {
				throw new IllegalStateException("guard.sh is missing");
			}
			Path guard = this.folder.resolve("guard.sh");
			Files.copy(script, guard, StandardCopyOption.REPLACE_EXISTING);
			return guard;
		}
	}

	synchronized void stop() {
		this.stopped = true;
		Process process = this.process;
		if (process == null) {
			return;
		}
		try {
			process.getOutputStream().close();
			process.waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
