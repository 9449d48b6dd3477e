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

package io.github.tracingboot.it.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A backend on a port of its own that keeps what it gets.
 */
final class FakeBackend implements AutoCloseable {

	private static final Pattern ZIPKIN_NAME = Pattern.compile("\"name\":\"([^\"]*)\"");

	private static final Pattern ELASTICSEARCH_NAME = Pattern
		.compile("\"span\":\\{\"id\":\"[^\"]*\",\"name\":\"([^\"]*)\"");

	private final HttpServer server;

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final CountDownLatch release = new CountDownLatch(1);

	private final int status;

	private final boolean hanging;

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private FakeBackend(int port, int status, boolean hanging) {
		this(server(port), status, hanging);
	}

	private FakeBackend(HttpServer server, int status, boolean hanging) {
		this.server = server;
		this.status = status;
		this.hanging = hanging;
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private static HttpServer server(int port) {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Starts a healthy backend that is reached over https.
	 * @param context its certificate
	 * @return the backend
	 */
	static FakeBackend secured(SSLContext context) {
		try {
			HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.setHttpsConfigurator(new HttpsConfigurator(context));
			return new FakeBackend(server, 200, false);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static FakeBackend healthy() {
		return new FakeBackend(0, 200, false);
	}

	static FakeBackend healthyAt(int port) {
		return new FakeBackend(port, 200, false);
	}

	static FakeBackend answering(int status) {
		return new FakeBackend(0, status, false);
	}

	/**
	 * Starts a backend that takes requests and never answers.
	 * @return the backend
	 */
	static FakeBackend hanging() {
		return new FakeBackend(0, 200, true);
	}

	/**
	 * Finds a port that nobody listens on.
	 * @return the port
	 */
	static int deadPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = exchange.getRequestBody()) {
			Request request = new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders(),
					body.readAllBytes());
			this.requests.add(request);
			if (this.hanging) {
				this.release.await();
			}
			byte[] answer = answer(request).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(this.status, (answer.length > 0) ? answer.length : -1);
			if (answer.length > 0) {
				exchange.getResponseBody().write(answer);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String answer(Request request) {
		if (this.status != 200 || !request.path().contains("/_bulk")) {
			return "";
		}
		int documents = (int) request.text().lines().count() / 2;
		return "{\"errors\":false,\"items\":["
				+ String.join(",", Collections.nCopies(documents, "{\"create\":{\"status\":201}}")) + "]}";
	}

	String address() {
		return "localhost:" + this.server.getAddress().getPort();
	}

	List<Request> requests() {
		return this.requests;
	}

	List<String> zipkinNames() {
		return this.requests.stream()
			.flatMap((request) -> ZIPKIN_NAME.matcher(request.text()).results())
			.map((result) -> result.group(1))
			.toList();
	}

	List<String> elasticsearchNames() {
		return this.requests.stream()
			.filter((request) -> request.path().contains("/_bulk"))
			.flatMap((request) -> ELASTICSEARCH_NAME.matcher(request.text()).results())
			.map((result) -> result.group(1))
			.toList();
	}

	List<Span> otlpSpans() {
		return this.requests.stream()
			.flatMap((request) -> request.otlp().getResourceSpansList().stream())
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.toList();
	}

	@Override
	public void close() {
		this.release.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	record Request(String path, Headers headers, byte[] body) {

		byte[] content() {
			try (InputStream body = new ByteArrayInputStream(this.body)) {
				boolean gzip = "gzip".equals(this.headers.getFirst("Content-Encoding"));
				return (gzip ? new GZIPInputStream(body) : body).readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		String text() {
			return new String(content(), StandardCharsets.UTF_8);
		}

		ExportTraceServiceRequest otlp() {
			try {
				return ExportTraceServiceRequest.parseFrom(content());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
