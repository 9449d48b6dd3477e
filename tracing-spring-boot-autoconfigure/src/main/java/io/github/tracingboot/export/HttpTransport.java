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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * Sends bodies to a backend with a client of its own, which nothing instruments: sending
 * spans makes no spans and no meters. The client starts with the first body.
 *
 * @since 0.1.0
 */
public final class HttpTransport implements AutoCloseable {

	private final HttpRequest template;

	private final Duration timeout;

	private final Duration connectTimeout;

	private final boolean gzip;

	private volatile @Nullable HttpClient client;

	/**
	 * Creates a transport.
	 * @param headersProperty the property that holds the headers, named when one of them
	 * can't be sent
	 * @param endpoint where to send to
	 * @param headers the headers of every request
	 * @param timeout the time limit of one request, answer included
	 * @param connectTimeout the time limit to connect
	 * @param gzip whether bodies are compressed
	 */
	public HttpTransport(String headersProperty, HttpEndpoint endpoint, Map<String, String> headers, Duration timeout,
			Duration connectTimeout, boolean gzip) {
		this.template = template(headersProperty, endpoint, headers, gzip);
		this.timeout = timeout;
		this.connectTimeout = connectTimeout;
		this.gzip = gzip;
	}

	private static HttpRequest template(String headersProperty, HttpEndpoint endpoint, Map<String, String> headers,
			boolean gzip) {
		HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.getUri());
		String authorization = endpoint.getAuthorization();
		if (authorization != null) {
			request.setHeader("Authorization", authorization);
		}
		if (gzip) {
			request.setHeader("Content-Encoding", "gzip");
		}
		RequestHeaders.check(headersProperty, headers);
		headers.forEach(request::setHeader);
		return request.build();
	}

	/**
	 * Sends a body and waits for the answer.
	 * @param contentType the type of the body
	 * @param body the body
	 * @throws IOException if the body can't be sent, or the answer is not one of success
	 * @throws InterruptedException if the thread was interrupted
	 */
	public void post(String contentType, byte[] body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.template, (name, value) -> true)
			.setHeader("Content-Type", contentType)
			.POST(BodyPublishers.ofByteArray(this.gzip ? compress(body) : body))
			.build();
		int status = send(request).statusCode();
		if (status < 200 || status > 299) {
			throw new HttpStatusException(status);
		}
	}

	private HttpResponse<Void> send(HttpRequest request) throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<Void>> answer = client().sendAsync(request, BodyHandlers.discarding());
		try {
			// The client's own time limit ends with the answer's head.
			return answer.get(this.timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw new HttpTimeoutException("no answer within " + this.timeout.toMillis() + " ms");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException cause) ? cause : new IOException(ex.getCause());
		}
		finally {
			answer.cancel(true);
		}
	}

	private HttpClient client() {
		HttpClient client = this.client;
		if (client == null) {
			client = HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.followRedirects(HttpClient.Redirect.NEVER)
				.connectTimeout(this.connectTimeout)
				.build();
			this.client = client;
		}
		return client;
	}

	private static byte[] compress(byte[] body) throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream(body.length / 4 + 64);
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(body);
		}
		return compressed.toByteArray();
	}

	/**
	 * Lets go of the client and its connections.
	 */
	@Override
	public void close() {
		this.client = null;
	}

}
