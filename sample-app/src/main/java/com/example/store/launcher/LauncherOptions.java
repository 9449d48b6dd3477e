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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What can be chosen, as {@code --name=value} on the command line or as
 * {@code -Dname=value} for the JVM (Maven's, when Maven runs the launcher).
 */
final class LauncherOptions {

	private static final String JAR = "store.jar";

	private static final String LOGS = "store.logs";

	private static final String SCRATCH = "store.scratch";

	private static final String SERVERS = "store.servers";

	private static final String ZIPKIN = "zipkin.enabled";

	private static final String ZIPKIN_JAR = "zipkin.jar";

	private final Map<String, String> arguments = new HashMap<>();

	private final Map<Program, Integer> ports = new EnumMap<>(Program.class);

	private final Path jar;

	LauncherOptions(String[] args, @Nullable File ownJar) {
		for (String arg : args) {
			String[] option = arg.split("=", 2);
			if (option.length != 2 || !isKnown(option[0])) {
				throw new LauncherException("Unknown argument " + arg + ". There are " + portOptions() + "--" + ZIPKIN
						+ "=false, --" + LOGS + "=FOLDER, --" + JAR + "=FILE, --" + SCRATCH + "=FOLDER, --" + SERVERS
						+ "=FOLDER and --" + ZIPKIN_JAR + "=FILE; a single service is started with"
						+ " --spring.profiles.active=shop, payment or delivery");
			}
			this.arguments.put(option[0].substring(2), option[1]);
		}
		this.jar = jar(ownJar);
	}

	private Path jar(@Nullable File ownJar) {
		String value = get(JAR);
		if (value != null) {
			return Path.of(value).toAbsolutePath();
		}
		if (ownJar == null || !ownJar.isFile()) {
			throw new LauncherException("Where is the services' jar? Give it as --" + JAR + "=FILE");
		}
		return ownJar.toPath();
	}

	private static String portOptions() {
		return Arrays.stream(Program.values())
			.map((program) -> "--" + program.portOption() + "=, ")
			.collect(Collectors.joining());
	}

	private static boolean isKnown(String argument) {
		return switch (argument) {
			case "--" + JAR, "--" + LOGS, "--" + SCRATCH, "--" + SERVERS, "--" + ZIPKIN, "--" + ZIPKIN_JAR -> true;
			default -> argument.startsWith("--") && Program.isPortOption(argument.substring(2));
		};
	}

	int port(Program program) {
		return this.ports.computeIfAbsent(program, this::choosePort);
	}

	private int choosePort(Program program) {
		String value = get(program.portOption());
		if (value == null) {
			return program.isServer() ? firstFree(program.usualPort()) : program.usualPort();
		}
		try {
			int port = Integer.parseInt(value);
			if (port > 0 && port < 65536) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// the message below says it
		}
		throw new LauncherException(program.portOption() + " is " + value + ", which is no port: 1 to 65535 are");
	}

	private static int firstFree(int port) {
		// Nobody calls the servers by hand, so any port will do.
		int candidate = port;
		while (!Child.isFree(candidate)) {
			candidate++;
		}
		return candidate;
	}

	/**
	 * Whether a server is to be started, because the environment names none.
	 * @param server which server
	 * @return whether it is
	 */
	boolean isMissing(Program server) {
		String where = System.getenv(server.variable());
		return where == null || where.isBlank();
	}

	boolean isZipkinWanted() {
		return !"false".equals(get(ZIPKIN));
	}

	/**
	 * The services' artifact.
	 * @return its path
	 */
	Path jar() {
		return this.jar;
	}

	Path zipkinJar() {
		String value = get(ZIPKIN_JAR);
		return (value != null) ? Path.of(value) : besideTheJar("zipkin", "zipkin-server.jar");
	}

	/**
	 * The folder with what it takes to run the servers.
	 * @return its path
	 */
	Path servers() {
		String value = get(SERVERS);
		return (value != null) ? Path.of(value).toAbsolutePath() : besideTheJar("servers");
	}

	/**
	 * The folder for what the servers keep while they run.
	 * @return its path
	 */
	Path scratch() {
		String value = get(SCRATCH);
		return (value != null) ? Path.of(value).toAbsolutePath() : besideTheJar("scratch");
	}

	Path logs() {
		String value = get(LOGS);
		return (value != null) ? Path.of(value).toAbsolutePath() : besideTheJar("logs");
	}

	private Path besideTheJar(String first, String... more) {
		return this.jar.resolveSibling(Path.of(first, more));
	}

	private @Nullable String get(String name) {
		String argument = this.arguments.get(name);
		return (argument != null) ? argument : System.getProperty(name);
	}

}
