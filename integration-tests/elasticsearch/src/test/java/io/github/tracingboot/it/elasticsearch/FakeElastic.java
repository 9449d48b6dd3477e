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

package io.github.tracingboot.it.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Answers as Elasticsearch and Kibana do, and remembers what it was sent.
 */
final class FakeElastic implements AutoCloseable {

	private final Map<String, Answer> answers = new HashMap<>();

	private final List<Call> calls = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	FakeElastic(String version, String member) {
		String versions = "{\"name\":\"a\",\"version\":{" + member + "\"number\":\"" + version + "\"}}";
		answer("GET /", 200, versions);
		answer("GET /api/status", 200, versions);
		answer("GET /s/shop/api/status", 200, versions);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * Gives an answer from now on; without one it is success.
	 * @param call method and path
	 * @param status the status
	 * @param body the body
	 */
	void answer(String call, int status, String body) {
		this.answers.put(call, new Answer(status, body));
	}

	private void handle(HttpExchange exchange) throws IOException {
		String name = exchange.getRequestMethod() + " " + exchange.getRequestURI();
		Map<String, String> headers = new HashMap<>();
		exchange.getRequestHeaders().forEach((header, values) -> headers.put(header.toLowerCase(), values.get(0)));
		this.calls
			.add(new Call(name, headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
		Answer answer = this.answers.getOrDefault(name, new Answer(200, "{\"success\":true}"));
		boolean head = exchange.getRequestMethod().equals("HEAD");
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
		if (!head) {
			exchange.getResponseBody().write(body);
		}
		exchange.close();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	List<String> calls() {
		return this.calls.stream().map(Call::name).toList();
	}

	/**
	 * Returns the body of the last call of a name.
	 * @param name method and path
	 * @return the body
	 */
	String body(String name) {
		return this.calls.stream()
			.filter((call) -> call.name().equals(name))
			.reduce((first, second) -> second)
			.orElseThrow()
			.body();
	}

	/**
	 * Returns a header of the last call.
	 * @param name the header, in lower case
	 * @return its value
	 */
	String header(String name) {
		return this.calls.get(this.calls.size() - 1).headers().get(name);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private record Answer(int status, String body) {
	}

	private record Call(String name, Map<String, String> headers, String body) {
	}

}
