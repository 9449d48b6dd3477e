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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The three services and Zipkin, each started by itself.
 */
final class Store implements AutoCloseable {

	static final List<String> SERVICES = List.of("shop", "payment", "delivery");

	private static final JsonMapper JSON = new JsonMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, Program> programs = new TreeMap<>();

	private final Map<String, URI> urls = new TreeMap<>();

	private final Path logs;

	Store(String name) {
		this.logs = Program.output().resolve(name);
		for (String program : List.of("zipkin", "shop", "payment", "delivery")) {
			this.urls.put(program, URI.create("http://localhost:" + FreePort.next()));
		}
		try {
			startZipkin(name);
			startService(name, "shop", "--store.payment.url=" + this.urls.get("payment"));
			startService(name, "payment", "--store.delivery.url=" + this.urls.get("delivery"));
			startService(name, "delivery");
			awaitReady("zipkin", "/health");
			SERVICES.forEach((service) -> awaitReady(service, "/actuator/health/readiness"));
		}
		catch (Throwable ex) {
			// Awaitility throws what it is given, checked or not.
			close();
			throw ex;
		}
	}

	private void startZipkin(String name) {
		this.programs.put("zipkin", Program.start(name + "-zipkin", "zipkin-server.jar",
				List.of("--server.port=" + this.urls.get("zipkin").getPort())));
	}

	private void startService(String name, String service, String... more) {
		List<String> arguments = new ArrayList<>();
		arguments.add("--spring.profiles.active=" + service);
		arguments.add("--server.port=" + this.urls.get(service).getPort());
		arguments.add("--store.logs=" + this.logs);
		arguments.add("--tracing.export.zipkin.endpoint=" + this.urls.get("zipkin") + "/api/v2/spans");
		arguments.addAll(List.of(more));
		this.programs.put(service, Program.start(name + "-" + service, "sample-app.jar", arguments));
	}

	private void awaitReady(String program, String path) {
		Program process = this.programs.get(program);
		await().atMost(Program.LIMIT).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
			if (!process.isAlive()) {
				throw new IllegalStateException(program + " has ended:\n" + process.console());
			}
			return get(program, path).statusCode() == 200;
		});
	}

	Answer order(String item, int quantity) {
		return Answer.of(send(request(item, quantity)));
	}

	CompletableFuture<Answer> orderInBackground(String item, int quantity) {
		return this.http.sendAsync(request(item, quantity), BodyHandlers.ofString()).thenApply(Answer::of);
	}

	private HttpRequest request(String item, int quantity) {
		String order = JSON.writeValueAsString(Map.of("item", item, "quantity", quantity));
		return HttpRequest.newBuilder(this.urls.get("shop").resolve("/orders"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(order))
			.build();
	}

	/**
	 * Returns what the three services have printed so far.
	 * @return the lines, service by service
	 */
	List<LogLine> lines() {
		return SERVICES.stream().flatMap((service) -> lines(service).stream()).toList();
	}

	List<LogLine> lines(String service) {
		return LogLine.parse(this.programs.get(service).console());
	}

	/**
	 * Returns what a service has written to its JSON file so far.
	 * @param service the service
	 * @return the lines
	 */
	List<JsonNode> jsonLines(String service) {
		return Program.read(this.logs.resolve(service + ".json")).lines().map(JSON::readTree).toList();
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
		await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(linesOf(orderId)).hasSize(7));
		return linesOf(orderId);
	}

	List<LogLine> linesOf(String orderId) {
		return lines().stream().filter((line) -> line.isOf(orderId)).toList();
	}

	private Trace trace(String traceId) throws IOException {
		HttpResponse<String> response = get("zipkin", "/api/v2/trace/" + traceId);
		return (response.statusCode() == 200) ? Trace.of(JSON.readTree(response.body())) : new Trace(List.of());
	}

	private HttpResponse<String> get(String program, String path) throws IOException {
		try {
			return this.http.send(HttpRequest.newBuilder(this.urls.get(program).resolve(path)).build(),
					BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> send(HttpRequest request) {
		return this.http.sendAsync(request, BodyHandlers.ofString()).join();
	}

	@Override
	public void close() {
		this.programs.values().forEach(Program::terminate);
		this.programs.values().forEach(Program::close);
	}

}
