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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real Zipkin server in a process of its own.
 */
final class ZipkinServer implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	private final Path console;

	private final Process process;

	private ZipkinServer(int port, Path console, Process process) {
		this.port = port;
		this.console = console;
		this.process = process;
	}

	static ZipkinServer start() {
		try {
			int port = freePort();
			Path output = Files.createDirectories(Path.of(System.getProperty("output")));
			Path console = output.resolve("zipkin.log");
			Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar",
					Path.of(System.getProperty("programs"), "zipkin-server.jar").toString(), "--server.port=" + port)
				.redirectErrorStream(true)
				.redirectOutput(console.toFile())
				.start();
			ZipkinServer server = new ZipkinServer(port, console, process);
			server.awaitReady();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void awaitReady() {
		try {
			await().atMost(LIMIT).ignoreExceptionsInstanceOf(UncheckedIOException.class).until(() -> {
				assertThat(this.process.isAlive()).as(() -> "Zipkin runs:\n" + console()).isTrue();
				return get("/health").statusCode() == 200;
			});
		}
		catch (RuntimeException | Error ex) {
			close();
			throw ex;
		}
	}

	private String console() {
		try {
			return Files.readString(this.console);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly().waitFor();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
