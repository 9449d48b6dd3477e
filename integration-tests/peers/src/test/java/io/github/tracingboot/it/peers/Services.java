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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The services, each of which is started once, and orders that go through them.
 */
final class Services implements AutoCloseable {

	private static final Path FOLDER = Path.of(System.getProperty("peers"));

	private static final String TENANT = "tenant";

	private final HttpClient http = HttpClient.newHttpClient();

	private final Runtimes runtimes = new Runtimes();

	private final Recorder recorder = new Recorder();

	private final Map<String, Service> running = new ConcurrentHashMap<>();

	Services() {
		// All at once, because nearly every test needs some of them.
		stock();
		List.of("b3", "b3-multi", "jaeger", "ot", "w3c").forEach(this::shop);
	}

	/**
	 * A service of ours as it is by default.
	 * @return the service
	 */
	Service stock() {
		return started("stock", () -> ours("stock", "stock"));
	}

	/**
	 * A service of ours that writes one dialect.
	 * @param dialect the dialect
	 * @return the service
	 */
	Service shop(String dialect) {
		String run = "shop-" + dialect;
		return started(run, () -> ours("shop", run, "--tracing.propagation.produce=" + dialect));
	}

	/**
	 * A service on Spring Boot 2 with Spring Cloud Sleuth.
	 * @param propagation Sleuth's propagation type
	 * @return the service
	 */
	Service sleuth(String propagation) {
		String run = "sleuth-" + propagation;
		return started(run, () -> java("sleuth", run, FOLDER.resolve("sleuth-service"),
				"com.example.sleuth.SleuthApplication", "--server.port=0", "--spring.application.name=sleuth",
				"--spring.sleuth.propagation.type=" + propagation, "--spring.sleuth.baggage.remote-fields=" + TENANT));
	}

	/**
	 * A service that has no framework and Lightstep's tracer for Java.
	 * @return the service
	 */
	Service lightstep() {
		return started("lightstep", () -> java("lightstep", "lightstep", FOLDER.resolve("lightstep-service"),
				"com.example.lightstep.LightstepService", "lightstep"));
	}

	/**
	 * A Play application with Jaeger's client for Java.
	 * @return the service
	 */
	Service play() {
		return started("play",
				() -> java("play", "play", FOLDER.resolve("play-service"), "com.example.play.PlayService", "play"));
	}

	/**
	 * A service that runs on Node. Without Node the test is skipped.
	 * @param script name of the script, which is that of the library
	 * @param dialect what the script calls its dialect
	 * @return the service
	 */
	Service node(String script, String dialect) {
		String run = "node-" + script + "-" + dialect;
		return started(run,
				() -> Service.start(run, run, this.runtimes.node(FOLDER.resolve("node"), script, run, dialect)));
	}

	/**
	 * A service that runs on Ruby. Without Ruby, or without Jaeger's client for it, the
	 * test is skipped.
	 * @return the service
	 */
	Service ruby() {
		return started("ruby",
				() -> Service.start("ruby", "ruby", this.runtimes.ruby(FOLDER.resolve("ruby/orders.rb"), "ruby")));
	}

	Recorder recorder() {
		return this.recorder;
	}

	private static Service ours(String name, String run, String... arguments) {
		List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.application.name=" + name,
				"--management.tracing.baggage.remote-fields=" + TENANT));
		all.addAll(List.of(arguments));
		return java(name, run, FOLDER, OrderApplication.class.getName(), all.toArray(String[]::new));
	}

	private static Service java(String name, String run, Path project, String mainClass, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
				project.resolve("target/classes") + File.pathSeparator + read(project.resolve("target/class-path")),
				mainClass));
		command.addAll(List.of(arguments));
		return Service.start(name, run, command);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Service started(String run, Supplier<Service> start) {
		return this.running.computeIfAbsent(run, (key) -> start.get());
	}

	/**
	 * Sends an order through services, from the first to the last.
	 * @param headers headers of the request to the first service
	 * @param way those who get it, in turn
	 * @return what they received and logged
	 */
	Order order(Map<String, String> headers, Hop... way) {
		return order(List.copyOf(headers.entrySet()), way);
	}

	/**
	 * Sends an order through services, from the first to the last.
	 * @param headers headers of the request to the first service, in turn
	 * @param way those who get it, in turn
	 * @return what they received and logged
	 */
	Order order(List<Map.Entry<String, String>> headers, Hop... way) {
		String number = UUID.randomUUID().toString().substring(0, 8);
		String via = Arrays.stream(way).skip(1).map(Hop::address).collect(Collectors.joining("&via="));
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create(way[0].address() + "/orders/" + number + (via.isEmpty() ? "" : "?via=" + via)))
			.timeout(Duration.ofMinutes(1));
		headers.forEach((header) -> request.header(header.getKey(), header.getValue()));
		try {
			HttpResponse<String> answer = this.http.send(request.build(), BodyHandlers.ofString());
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return new Order(number, answer.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.running.values().parallelStream().forEach(Service::close);
		this.recorder.close();
	}

}
