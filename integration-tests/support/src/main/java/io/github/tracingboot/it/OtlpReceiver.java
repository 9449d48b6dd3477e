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
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of OTLP over HTTP that keeps the log records and the resources that it gets.
 */
public final class OtlpReceiver implements AutoCloseable {

	private final List<Received> logs = new CopyOnWriteArrayList<>();

	private final List<Resource> spanResources = new CopyOnWriteArrayList<>();

	private final List<String> headers = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	/**
	 * Starts it.
	 * @param port the port, 0 for any
	 */
	public OtlpReceiver(int port) {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/v1/logs", this::keepLogs);
		this.server.createContext("/v1/traces", this::keepSpans);
		this.server.start();
	}

	/**
	 * Finds a port that nobody listens on.
	 * @return the port
	 */
	public static int deadPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void keepLogs(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = content(exchange)) {
			this.headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Tenant")));
			for (ResourceLogs resource : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
				for (ScopeLogs scope : resource.getScopeLogsList()) {
					scope.getLogRecordsList()
						.forEach((log) -> this.logs
							.add(new Received(resource.getResource(), scope.getScope().getName(), log)));
				}
			}
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private void keepSpans(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = content(exchange)) {
			ExportTraceServiceRequest.parseFrom(body)
				.getResourceSpansList()
				.forEach((resource) -> this.spanResources.add(resource.getResource()));
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private static InputStream content(HttpExchange exchange) throws IOException {
		boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		return gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
	}

	/**
	 * Its address.
	 * @return host and port
	 */
	public String address() {
		return "localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * The log records so far.
	 * @return the records, in the order in which they came
	 */
	public List<Received> logs() {
		return new ArrayList<>(this.logs);
	}

	/**
	 * The only log record with a message.
	 * @param message the whole message
	 * @return the record
	 */
	public Received log(String message) {
		List<Received> found = this.logs.stream().filter((log) -> log.message().equals(message)).toList();
		if (found.size() != 1) {
			throw new AssertionError("Expected one record '" + message + "', got " + found.size() + " of "
					+ this.logs.stream().map(Received::message).toList());
		}
		return found.get(0);
	}

	/**
	 * Resources of the spans so far.
	 * @return the resources
	 */
	public List<Resource> spanResources() {
		return this.spanResources;
	}

	/**
	 * Values of the header {@code X-Tenant} of the requests with log records.
	 * @return the values
	 */
	public List<String> headers() {
		return this.headers;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A log record.
	 *
	 * @param resource where it comes from
	 * @param logger name of the logger
	 * @param log the record
	 */
	public record Received(Resource resource, String logger, LogRecord log) {

		/**
		 * Its message.
		 * @return the message
		 */
		public String message() {
			return this.log.getBody().getStringValue();
		}

		/**
		 * Value of an attribute.
		 * @param key the key
		 * @return the value, {@code null} if there is none
		 */
		public @Nullable String attribute(String key) {
			return this.log.getAttributesList()
				.stream()
				.filter((attribute) -> attribute.getKey().equals(key))
				.map(KeyValue::getValue)
				.map((value) -> value.getStringValue())
				.findFirst()
				.orElse(null);
		}

		/**
		 * Ids of its trace and span.
		 * @return the ids in hexadecimal, joined by a colon
		 */
		public String ids() {
			return hex(this.log.getTraceId().toByteArray()) + ":" + hex(this.log.getSpanId().toByteArray());
		}

		private static String hex(byte[] bytes) {
			return HexFormat.of().formatHex(bytes);
		}

	}

}
