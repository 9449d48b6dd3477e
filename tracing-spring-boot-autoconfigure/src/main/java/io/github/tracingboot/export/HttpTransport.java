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
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;

import javax.net.ssl.SSLParameters;

import io.github.tracingboot.export.HttpBackendProperties.Compression;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * Sends bodies to a backend with a client of its own, which nothing instruments: sending
 * spans makes no spans and no meters. The client starts with the first body.
 *
 * @since 0.1.0
 */
public final class HttpTransport implements AutoCloseable {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(1);

	private static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

	private final HttpEndpoint endpoint;

	private final HttpRequest template;

	private final Duration timeout;

	private final Duration connectTimeout;

	private final boolean gzip;

	private final @Nullable SslBundle sslBundle;

	private volatile @Nullable HttpClient client;

	/**
	 * Creates a transport. What the properties leave open is a time limit of 10 seconds,
	 * one of 1 second to connect, and compression.
	 * @param prefix the prefix of the properties
	 * @param endpoint where to send to
	 * @param properties the settings
	 * @param headers the headers of every request, which win over what the endpoint says
	 * @param sslBundle how connections are secured, {@code null} for the default
	 * @throws InvalidExportPropertyException if a header can't be sent
	 */
	public HttpTransport(String prefix, HttpEndpoint endpoint, HttpBackendProperties properties,
			Map<String, String> headers, @Nullable SslBundle sslBundle) {
		properties.checkTimeouts(prefix);
		RequestHeaders.check(prefix + ".headers", headers);
		this.endpoint = endpoint;
		this.template = template(endpoint, headers);
		this.timeout = Objects.requireNonNullElse(properties.getTimeout(), DEFAULT_TIMEOUT);
		this.connectTimeout = Objects.requireNonNullElse(properties.getConnectTimeout(), DEFAULT_CONNECT_TIMEOUT);
		this.gzip = properties.getCompression() != Compression.NONE;
		this.sslBundle = sslBundle;
	}

	private static HttpRequest template(HttpEndpoint endpoint, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.getUri());
		String authorization = endpoint.getAuthorization();
		if (authorization != null) {
			request.setHeader("Authorization", authorization);
		}
		headers.forEach(request::setHeader);
		return request.build();
	}

	/**
	 * Time limit of one request, answer included.
	 * @return the time limit
	 */
	public Duration getTimeout() {
		return this.timeout;
	}

	/**
	 * Sends a body and waits for the answer.
	 * @param contentType the type of the body
	 * @param body the body
	 * @throws IOException if the body can't be sent, or the answer is not one of success
	 * @throws InterruptedException if the thread was interrupted
	 */
	public void post(String contentType, byte[] body) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(contentType, body).POST(publisher(body));
		new HttpAnswer(send(request.build(), BodyHandlers.discarding()).statusCode(), "").requireSuccess();
	}

	/**
	 * Calls something below the endpoint and waits for the answer.
	 * @param method the HTTP method
	 * @param resource the path below the endpoint's own, with a slash in front and a
	 * query if any
	 * @param contentType the type of the body
	 * @param body the body, empty if there is none
	 * @return the answer, whatever its status
	 * @throws IOException if the request can't be sent or the answer can't be read
	 * @throws InterruptedException if the thread was interrupted
	 */
	public HttpAnswer call(String method, String resource, String contentType, byte[] body)
			throws IOException, InterruptedException {
		HttpRequest request = request(contentType, body).uri(this.endpoint.resolve(resource))
			.method(method, publisher(body))
			.build();
		HttpResponse<String> response = send(request, (head) -> new BoundedBody(MAX_ANSWER_BYTES));
		return new HttpAnswer(response.statusCode(), response.body());
	}

	private HttpRequest.Builder request(String contentType, byte[] body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.template, (name, value) -> true);
		if (body.length > 0) {
			request.setHeader("Content-Type", contentType);
			if (this.gzip) {
				request.setHeader("Content-Encoding", "gzip");
			}
		}
		return request;
	}

	private HttpRequest.BodyPublisher publisher(byte[] body) throws IOException {
		if (body.length == 0) {
			return BodyPublishers.noBody();
		}
		return BodyPublishers.ofByteArray(this.gzip ? compress(body) : body);
	}

	// A backend may close a connection that was kept alive just when it is used again.
	// The
	// client repeats no POST by itself, and what it carries would be lost.
	private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> bodyHandler)
			throws IOException, InterruptedException {
		long deadline = System.nanoTime() + this.timeout.toNanos();
		try {
			return exchange(request, bodyHandler, deadline);
		}
		catch (IOException ex) {
			if (!isClosedWithoutAnswer(ex)) {
				throw ex;
			}
			return exchange(request, bodyHandler, deadline);
		}
	}

	private static boolean isClosedWithoutAnswer(IOException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof EOFException
					|| (cause instanceof SocketException && !(cause instanceof ConnectException))) {
				return true;
			}
		}
		return false;
	}

	private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> bodyHandler, long deadline)
			throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<T>> answer = client().sendAsync(request, bodyHandler);
		try {
			// The client's own time limit ends with the answer's head.
			return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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
			HttpClient.Builder builder = HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.followRedirects(HttpClient.Redirect.NEVER)
				.connectTimeout(this.connectTimeout);
			if (this.sslBundle != null) {
				builder.sslContext(this.sslBundle.createSslContext()).sslParameters(parameters(this.sslBundle));
			}
			client = builder.build();
			this.client = client;
		}
		return client;
	}

	private static SSLParameters parameters(SslBundle bundle) {
		SslOptions options = bundle.getOptions();
		return new SSLParameters(options.getCiphers(), options.getEnabledProtocols());
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
