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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Redis, from the binaries that embedded-redis packs, in memory only.
 */
final class RedisServer implements Server {

	private final int port;

	private final Path executable;

	private final NativeProgram program;

	RedisServer(int port, ScratchFolder scratch, Path programs) {
		this.port = port;
		this.executable = programs.resolve("redis").resolve(executableName());
		this.program = new NativeProgram(scratch.path());
	}

	private static String executableName() {
		boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
		boolean arm = System.getProperty("os.arch").equals("aarch64");
		if (mac) {
			return arm ? "redis-server-6.2.6-v5-darwin-arm64" : "redis-server-6.2.6-v5-darwin-amd64";
		}
		return arm ? "redis-server-6.2.7-linux-arm64" : "redis-server-6.2.6-v5-linux-amd64";
	}

	@Override
	public int run() throws IOException, InterruptedException {
		if (!Files.exists(this.executable)) {
			System.out.println("There is no Redis for this platform: " + this.executable);
			return 1;
		}
		this.executable.toFile().setExecutable(true);
		return this.program.run(List.of(this.executable.toString(), "--port", String.valueOf(this.port), "--bind",
				"127.0.0.1", "--save", ""));
	}

	@Override
	public void stop() {
		this.program.stop();
	}

}
