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

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The end of the way: answers with the headers that it received.
 */
final class Recorder implements Hop, AutoCloseable {

	private final HttpServer server;

	Recorder() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/orders/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		StringBuilder answer = new StringBuilder();
		exchange.getRequestHeaders()
			.forEach((name,
					values) -> values.forEach((value) -> answer.append(name())
						.append(' ')
						.append(name.toLowerCase(Locale.ROOT))
						.append('=')
						.append(value)
						.append('\n')));
		try (exchange; OutputStream body = exchange.getResponseBody()) {
			exchange.sendResponseHeaders(200, 0);
			body.write(answer.toString().getBytes(StandardCharsets.UTF_8));
		}
	}

	@Override
	public String name() {
		return "recorder";
	}

	@Override
	public String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
