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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole sample: the three services, their servers and Zipkin, as the launcher starts
 * them.
 */
final class Store implements AutoCloseable {

	static final List<String> SERVICES = List.of("shop", "payment", "delivery");

	private static final int LINES_OF_AN_ORDER = 9;

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Ports ports = new Ports();

	private final Program launcher;

	private final Path logs;

	private final Path console;

	Store(String name) {
		this(name, Map.of());
	}

	Store(String name, Map<String, String> environment) {
		this.console = Program.output().resolve(name + ".log");
		this.logs = Program.output().resolve(name);
		List<String> arguments = new ArrayList<>(this.ports.arguments());
		arguments.add("--store.logs=" + this.logs);
		this.launcher = Program.launch(name, environment, arguments);
		try {
			this.launcher.awaitOnConsole("Find:");
		}
		catch (Throwable ex) {
			// Awaitility throws what it is given, checked or not.
			close();
			throw ex;
		}
	}

	/**
	 * Returns the environment that points to the servers of this store.
	 * @return the variables
	 */
	Map<String, String> servers() {
		return Map.of("STORE_MYSQL_URL", "jdbc:mysql://localhost:" + this.ports.of("mariadb"), "STORE_REDIS_URL",
				"redis://localhost:" + this.ports.of("redis"), "STORE_KAFKA_BOOTSTRAP_SERVERS",
				"localhost:" + this.ports.of("kafka"));
	}

	Answer order(String item, int quantity) {
		return orderInBackground(item, quantity).join();
	}

	CompletableFuture<Answer> orderInBackground(String item, int quantity) {
		return this.http.sendAsync(request(item, quantity), BodyHandlers.ofString()).thenApply(Answer::of);
	}

	private HttpRequest request(String item, int quantity) {
		String order = JSON.writeValueAsString(Map.of("item", item, "quantity", quantity));
		return HttpRequest.newBuilder(url("shop", "/orders"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(order))
			.build();
	}

	private URI url(String program, String path) {
		return URI.create("http://localhost:" + this.ports.of(program) + path);
	}

	/**
	 * Returns what the three services have printed so far.
	 * @return the lines, in the order in which they were printed
	 */
	List<LogLine> lines() {
		return LogLine.parse(this.launcher.console());
	}

	List<LogLine> lines(String service) {
		return lines().stream().filter((line) -> line.service().equals(service)).toList();
	}

	/**
	 * Returns what a service has written to its JSON file so far.
	 * @param service the service
	 * @return the lines
	 */
	List<JsonNode> jsonLines(String service) {
		return Program.read(jsonFile(service)).lines().map(JSON::readTree).toList();
	}

	/**
	 * Where a service writes its JSON.
	 * @param service the service
	 * @return the file
	 */
	Path jsonFile(String service) {
		return this.logs.resolve(service + ".json");
	}

	/**
	 * Where the launcher and the three services print.
	 * @return the file
	 */
	Path console() {
		return this.console;
	}

	/**
	 * Waits until Zipkin has what is expected of a trace.
	 * @param traceId the trace's id
	 * @param expectation assertions about the trace
	 * @return the trace that met them
	 */
	Trace awaitTrace(String traceId, Consumer<Trace> expectation) {
		AtomicReference<Trace> result = new AtomicReference<>();
		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
			Trace trace = trace(traceId);
			expectation.accept(trace);
			result.set(trace);
		});
		return result.get();
	}

	/**
	 * Waits until each service has printed its lines of an order that went well.
	 * @param orderId the order
	 * @return the lines
	 */
	List<LogLine> awaitLinesOf(String orderId) {
		await().atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(linesOf(orderId)).hasSize(LINES_OF_AN_ORDER));
		return linesOf(orderId);
	}

	List<LogLine> linesOf(String orderId) {
		return lines().stream().filter((line) -> line.isOf(orderId)).toList();
	}

	private Trace trace(String traceId) throws IOException {
		try {
			HttpResponse<String> response = this.http.send(
					HttpRequest.newBuilder(url("zipkin", "/api/v2/trace/" + traceId)).build(), BodyHandlers.ofString());
			return (response.statusCode() == 200) ? Trace.of(JSON.readTree(response.body())) : new Trace(List.of());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.launcher.close();
	}

}
