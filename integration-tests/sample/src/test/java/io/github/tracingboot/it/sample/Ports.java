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
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Free ports for the programs that the launcher starts, which must know one another's
 * before they start. They lie below those that the system hands out by itself, so that no
 * connection can take one meanwhile.
 */
final class Ports {

	private static final List<String> PROGRAMS = List.of("shop", "payment", "delivery", "zipkin", "mariadb", "redis",
			"kafka");

	private static final Random RANDOM = new Random();

	private final Map<String, Integer> ports = new TreeMap<>();

	Ports() {
		PROGRAMS.forEach((program) -> this.ports.put(program, free()));
	}

	int of(String program) {
		return this.ports.get(program);
	}

	/**
	 * Returns the launcher's arguments that say so.
	 * @param except programs whose port is left to the launcher
	 * @return the arguments
	 */
	List<String> arguments(String... except) {
		return this.ports.entrySet()
			.stream()
			.filter((port) -> !Arrays.asList(except).contains(port.getKey()))
			.map((port) -> "--" + port.getKey() + ".port=" + port.getValue())
			.toList();
	}

	static int free() {
		while (true) {
			try (ServerSocket socket = new ServerSocket(RANDOM.nextInt(20_000, 32_000))) {
				return socket.getLocalPort();
			}
			catch (IOException ex) {
				// taken, so another one
			}
		}
	}

}
