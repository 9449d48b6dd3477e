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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What lines in the format {@code ecs} tell of the request in which they are written, on
 * the real console of a real web application.
 */
public abstract class RequestFieldsContract {

	private static final Pattern STARTED = Pattern.compile("started on port (\\d+)");

	private final ChildJvm application;

	/**
	 * Creates the contract.
	 * @param mainClass starts the web application
	 */
	protected RequestFieldsContract(Class<?> mainClass) {
		this.application = ChildJvm.of(mainClass);
	}

	/**
	 * Message of the controller of {@code /orders/7}.
	 * @return the message
	 */
	protected abstract String orderMessage();

	@Test
	void aLineTellsTheMethodAndTheRouteOfItsRequest() throws Exception {
		Map<String, Object> line = lines(List.of(), "/orders/7", orderMessage()).get(0);
		assertThat(line).containsEntry("http", http("/orders/{id}"))
			.containsEntry("transaction", line.get("span"))
			.doesNotContainKeys("client", "httpRoute", "httpRequestMethod");
		assertThat(line.get("trace")).isNotNull();
	}

	@Test
	void itTellsThemOfRequestsThatAreNotRecordedToo() throws Exception {
		Map<String, Object> line = lines(List.of("--management.tracing.sampling.probability=0"), "/orders/7",
				orderMessage())
			.get(0);
		assertThat(line).containsEntry("http", http("/orders/{id}")).containsEntry("transaction", line.get("span"));
	}

	@Test
	void itTellsTheClientsAddressWhenAsked() throws Exception {
		assertThat(lines(List.of("--tracing.logging.client-address=true"), "/orders/7", orderMessage()).get(0))
			.containsEntry("client", Map.of("address", "127.0.0.1"));
	}

	/**
	 * The {@code http} object of a line.
	 * @param route the route of the request
	 * @return the object
	 */
	protected static Map<String, Object> http(String route) {
		return Map.of("request", Map.of("method", "GET"), "route", route);
	}

	/**
	 * Runs the application, calls it once and waits for lines.
	 * @param arguments arguments for the application
	 * @param path the path to call
	 * @param messages texts, each part of the message of a line to wait for
	 * @return the lines with the messages, in order
	 * @throws Exception if the call fails
	 */
	protected List<Map<String, Object>> lines(List<String> arguments, String path, String... messages)
			throws Exception {
		List<String> all = new ArrayList<>(arguments);
		all.addAll(List.of("--server.port=0", "--logging.structured.format.console=ecs"));
		try (ChildJvm.Running running = this.application.start(all.toArray(String[]::new))) {
			call(port(running), path);
			List<Map<String, Object>> lines = new ArrayList<>();
			for (String message : messages) {
				String line = await().atMost(Duration.ofSeconds(30))
					.until(() -> find(running, message), (found) -> !found.isEmpty())
					.get(0);
				lines.add(JsonPath.parse(line).json());
			}
			return lines;
		}
	}

	private static List<String> find(ChildJvm.Running running, String message) {
		return LogLines.all(running.output(), "\"message\":\"", message)
			.stream()
			.filter((line) -> line.startsWith("{") && line.endsWith("}"))
			.toList();
	}

	private static int port(ChildJvm.Running running) {
		String text = await().atMost(Duration.ofSeconds(60))
			.until(running::output, (output) -> STARTED.matcher(output).find());
		Matcher matcher = STARTED.matcher(text);
		assertThat(matcher.find()).isTrue();
		return Integer.parseInt(matcher.group(1));
	}

	private static void call(int port, String path) throws IOException, InterruptedException {
		HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					BodyHandlers.ofString());
	}

}
