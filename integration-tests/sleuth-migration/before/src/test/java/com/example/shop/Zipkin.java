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

package com.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A Zipkin that keeps the spans it gets.
 */
public final class Zipkin implements AutoCloseable {

	private final List<ReportedSpan> spans = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	/**
	 * Starts it, on a port of its own.
	 */
	public Zipkin() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/api/v2/spans", this::keep);
		this.server.start();
	}

	private void keep(HttpExchange exchange) throws IOException {
		boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		try (exchange;
				InputStream body = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
			this.spans.addAll(
					ReportedSpan.listOf(JsonPath.read(new String(body.readAllBytes(), StandardCharsets.UTF_8), "$")));
			exchange.sendResponseHeaders(202, -1);
		}
	}

	/**
	 * Where it is.
	 * @return the address
	 */
	public String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * All spans so far.
	 * @return the spans
	 */
	public List<ReportedSpan> spans() {
		return this.spans;
	}

	/**
	 * The spans of a trace so far.
	 * @param traceId the id of the trace, with or without leading zeros
	 * @return the spans
	 */
	public List<ReportedSpan> spansOf(String traceId) {
		return this.spans.stream().filter((span) -> span.isOf(traceId)).collect(Collectors.toList());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
