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

package io.github.tracingboot.it.zipkin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;

import io.github.tracingboot.it.ServerProcess;

/**
 * A real Zipkin server in a process of its own.
 */
final class ZipkinServer implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	private final ServerProcess process;

	private ZipkinServer(int port) {
		this.port = port;
		this.process = ServerProcess.start("zipkin",
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
						Path.of(System.getProperty("programs"), "zipkin-server.jar").toString(),
						"--server.port=" + port));
	}

	static ZipkinServer start() {
		ZipkinServer server = new ZipkinServer(ServerProcess.freePort());
		server.process.awaitReady(() -> server.get("/health").statusCode() == 200);
		return server;
	}

	String address() {
		return "localhost:" + this.port;
	}

	HttpResponse<String> get(String path) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + path)).build();
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.close();
	}

}
