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

package io.github.tracingboot.export;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link HttpTransport}.
 */
class HttpTransportTests {

	@Test
	void shouldSendAgainWhenTheBackendClosedTheConnectionThatWasKeptAlive() throws Exception {
		try (Backend backend = new Backend(1); HttpTransport transport = transport(backend)) {
			transport.post("text/plain", new byte[] { 1 });
			transport.post("text/plain", new byte[] { 2 });
			transport.post("text/plain", new byte[] { 3 });
			assertThat(backend.answered).hasValue(3);
			assertThat(backend.connections).hasValue(3);
		}
	}

	@Test
	void shouldSendNoMoreThanTwiceToABackendThatNeverAnswers() throws Exception {
		try (Backend backend = new Backend(0); HttpTransport transport = transport(backend)) {
			assertThatIOException().isThrownBy(() -> transport.post("text/plain", new byte[] { 1 }));
			assertThat(backend.connections).hasValue(2);
			assertThat(backend.answered).hasValue(0);
		}
	}

	@Test
	void shouldNotTryAgainWhenThereIsNoBackend() throws Exception {
		Backend backend = new Backend(1);
		backend.close();
		try (HttpTransport transport = transport(backend)) {
			assertThatIOException().isThrownBy(() -> transport.post("text/plain", new byte[] { 1 }));
			assertThat(backend.connections).hasValue(0);
		}
	}

	private static HttpTransport transport(Backend backend) {
		HttpBackendProperties properties = new HttpBackendProperties();
		properties.setCompression(HttpBackendProperties.Compression.NONE);
		return new HttpTransport("test",
				HttpEndpoint.parse("test.endpoint", "http://127.0.0.1:" + backend.socket.getLocalPort(), 80, "/"),
				properties, Map.of(), null);
	}

	/**
	 * Answers a number of requests on each connection, reads one more, and hangs up.
	 */
	private static final class Backend implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

		private final int answersPerConnection;

		private final AtomicInteger connections = new AtomicInteger();

		private final AtomicInteger answered = new AtomicInteger();

		Backend(int answersPerConnection) throws IOException {
			this.answersPerConnection = answersPerConnection;
			Thread thread = new Thread(this::run, "backend");
			thread.setDaemon(true);
			thread.start();
		}

		private void run() {
			while (!this.socket.isClosed()) {
				try (Socket connection = this.socket.accept()) {
					this.connections.incrementAndGet();
					serve(connection);
				}
				catch (IOException ex) {
					// The test is over, or the client has hung up.
				}
			}
		}

		private void serve(Socket connection) throws IOException {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
			for (int i = 0; read(reader) && i < this.answersPerConnection; i++) {
				this.answered.incrementAndGet();
				connection.getOutputStream()
					.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			}
		}

		private static boolean read(BufferedReader reader) throws IOException {
			String line = reader.readLine();
			if (line == null) {
				return false;
			}
			while (line != null && !line.isEmpty()) {
				line = reader.readLine();
			}
			return reader.read() != -1;
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
