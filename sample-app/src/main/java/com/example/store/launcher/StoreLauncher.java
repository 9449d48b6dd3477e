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

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.system.ApplicationHome;

/**
 * Starts the servers that the environment doesn't name, Zipkin and the three services,
 * each in a process of its own, says where they are, and stops them when it is stopped
 * itself.
 *
 * @since 0.1.0
 */
public final class StoreLauncher {

	private static final Duration START_LIMIT = Duration.ofMinutes(4);

	private final LauncherOptions options;

	private final boolean zipkin;

	private final List<Program> servers;

	private final PrintStream out;

	private StoreLauncher(LauncherOptions options, PrintStream out) {
		this.options = options;
		this.zipkin = options.isZipkinWanted() && Files.exists(options.zipkinJar());
		this.servers = Arrays.stream(Program.values()).filter(Program::isServer).filter(options::isMissing).toList();
		this.out = out;
	}

	public static void main(String[] args) {
		try {
			new StoreLauncher(new LauncherOptions(args, new ApplicationHome(StoreLauncher.class).getSource()),
					System.out)
				.run();
		}
		catch (LauncherException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		catch (InterruptedException ex) {
			System.exit(1);
		}
	}

	private void run() throws InterruptedException {
		createLogFolder();
		List<Child> all = children();
		this.out.println("Start: " + String.join(", ", all.stream().map(Child::toString).toList())
				+ "; that takes a while, and Ctrl-C stops them");
		Children children = new Children(all);
		Thread stop = new Thread(children::stop, "stop");
		Runtime.getRuntime().addShutdownHook(stop);
		children.start(START_LIMIT);
		sayWhere();
		children.watch();
	}

	private void createLogFolder() {
		try {
			Files.createDirectories(this.options.logs());
		}
		catch (IOException ex) {
			throw new LauncherException("Can't create the folder for logs: " + ex.getMessage());
		}
	}

	private List<Child> children() {
		List<Child> children = new ArrayList<>();
		this.servers.forEach((server) -> children.add(server(server)));
		if (this.zipkin) {
			children.add(zipkin());
		}
		children.add(service(Program.SHOP, "--store.payment.url=" + url(Program.PAYMENT)));
		children.add(service(Program.PAYMENT, "--store.delivery.url=" + url(Program.DELIVERY)));
		children.add(service(Program.DELIVERY, "--store.shop.url=" + url(Program.SHOP)));
		return children;
	}

	private Child server(Program program) {
		int port = this.options.port(program);
		String memory = (program == Program.KAFKA) ? "-Xmx256m" : "-Xmx32m";
		List<String> arguments = List.of(memory, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
				this.options.servers().resolve("sample-servers.jar").toString(), program.toString(),
				String.valueOf(port), this.options.scratch().resolve(program + "-" + port).toString(),
				this.options.servers().toString());
		return new Child(program, port, Readiness.whenListeningOn(port), log(program), arguments);
	}

	private Child zipkin() {
		int port = this.options.port(Program.ZIPKIN);
		return new Child(Program.ZIPKIN, port, Readiness.whenOkAt(url(Program.ZIPKIN) + "/health"), log(Program.ZIPKIN),
				List.of("-Xmx256m", "-jar", this.options.zipkinJar().toString(), "--server.port=" + port));
	}

	private Child service(Program program, String... more) {
		int port = this.options.port(program);
		List<String> arguments = new ArrayList<>();
		arguments.addAll(List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
				this.options.jar().toString()));
		arguments.addAll(List.of("--spring.profiles.active=" + program, "--server.port=" + port,
				"--store.logs=" + this.options.logs()));
		this.servers.forEach((server) -> arguments.add(whereIs(server)));
		arguments.add(this.zipkin ? "--tracing.export.zipkin.endpoint=" + url(Program.ZIPKIN) + "/api/v2/spans"
				: "--tracing.export.to=");
		arguments.addAll(Arrays.asList(more));
		return new Child(program, port, Readiness.whenOkAt(url(program) + "/actuator/health/readiness"), null,
				arguments);
	}

	private String whereIs(Program server) {
		int port = this.options.port(server);
		return switch (server) {
			case MARIADB -> "--store.mysql.url=jdbc:mysql://localhost:" + port;
			case REDIS -> "--store.redis.url=redis://localhost:" + port;
			case KAFKA -> "--store.kafka.bootstrap-servers=localhost:" + port;
			default -> throw new IllegalArgumentException(server + " is no server");
		};
	}

	private Path log(Program program) {
		return this.options.logs().resolve(program + ".log");
	}

	private String url(Program program) {
		return "http://localhost:" + this.options.port(program);
	}

	private void sayWhere() {
		this.out.println("Call:  curl -i -XPOST localhost:" + this.options.port(Program.SHOP)
				+ "/orders -H 'Content-Type: application/json' -d '{\"item\":\"book\",\"quantity\":1}'");
		this.out.println("Look:  " + (this.zipkin ? url(Program.ZIPKIN) + "/zipkin/ (traces), " : "")
				+ "this console (log lines), " + this.options.logs() + " (the same as JSON)");
		this.out.println("Find:  the answer's X-Trace-Id header is the id of every log line of the order"
				+ (this.zipkin ? ", and of its trace: " + url(Program.ZIPKIN) + "/zipkin/traces/ID" : ""));
		this.out.flush();
	}

}
