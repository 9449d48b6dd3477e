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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A Zipkin on a port of its own that keeps what it gets, and takes OTLP to be nice.
 */
public final class FakeZipkin implements AutoCloseable {

	/**
	 * Lets an application send its spans without waiting for more of them.
	 */
	public static final String WITHOUT_DELAY = "management.opentelemetry.tracing.export.schedule-delay=50ms";

	private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	/**
	 * Starts it.
	 */
	public FakeZipkin() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/api/v2/spans", this::keep);
		this.server.createContext("/v1/traces", FakeZipkin::forget);
		this.server.start();
	}

	private void keep(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = content(exchange)) {
			this.bodies.add(new String(body.readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(202, -1);
		}
	}

	private static void forget(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = exchange.getRequestBody()) {
			body.readAllBytes();
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private static InputStream content(HttpExchange exchange) throws IOException {
		boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		return gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
	}

	/**
	 * Properties of an application that sends its spans here.
	 * @param more further properties
	 * @return the properties, as {@code key=value}
	 */
	public String[] properties(String... more) {
		return Stream
			.concat(Stream.of("tracing.export.to=zipkin", "tracing.export.zipkin.endpoint=" + address()),
					Stream.of(more))
			.toArray(String[]::new);
	}

	/**
	 * A property that lets the application send its spans in OTLP too, to be forgotten.
	 * @return the property, as {@code key=value}
	 */
	public String otlpProperty() {
		return "management.opentelemetry.tracing.export.otlp.endpoint=http://" + address() + "/v1/traces";
	}

	private String address() {
		return "localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Bodies of the requests so far.
	 * @return the bodies
	 */
	public List<String> bodies() {
		return this.bodies;
	}

	/**
	 * Names of the spans so far.
	 * @return the names
	 */
	public List<String> names() {
		return this.bodies.stream()
			.flatMap((body) -> NAME.matcher(body).results())
			.map((name) -> name.group(1))
			.toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
