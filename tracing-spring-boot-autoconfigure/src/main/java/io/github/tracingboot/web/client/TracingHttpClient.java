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

package io.github.tracingboot.web.client;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpClient} that observes the calls of another one and adds the trace headers.
 * <p>
 * A call that somebody else observes already is passed on as it is: Spring's clients can
 * send through a JDK client, and have made the span and set the headers by then.
 */
class TracingHttpClient extends HttpClient implements EndingHttpClient {

	/**
	 * Headers by which the dialects carry a trace.
	 */
	private static final Set<String> TRACE_HEADERS = Set.of("traceparent", "b3", "X-B3-TraceId", "uber-trace-id",
			"ot-tracer-traceid", "X-Amzn-Trace-Id");

	private static final HttpClientRequestConvention CONVENTION = new HttpClientRequestConvention();

	private final HttpClient delegate;

	private final ObservationRegistry registry;

	private final HttpExchangeReader exchanges;

	TracingHttpClient(HttpClient delegate, ObservationRegistry registry, HttpExchangeReader exchanges) {
		this.delegate = delegate;
		this.registry = registry;
		this.exchanges = exchanges;
	}

	@Override
	public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> responseBodyHandler)
			throws IOException, InterruptedException {
		if (isObserved(request)) {
			return this.delegate.send(request, responseBodyHandler);
		}
		HttpClientRequestContext context = context(request);
		Observation observation = start(context);
		try (Observation.Scope scope = observation.openScope()) {
			HttpResponse<T> response = this.delegate.send(requestToSend(context), responseBodyHandler);
			context.setResponse(response);
			return response;
		}
		catch (Throwable ex) {
			observation.error(ex);
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

	@Override
	public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> responseBodyHandler) {
		return observeAsync(request, (toSend) -> this.delegate.sendAsync(toSend, responseBodyHandler));
	}

	@Override
	public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> responseBodyHandler,
			@Nullable PushPromiseHandler<T> pushPromiseHandler) {
		return observeAsync(request,
				(toSend) -> this.delegate.sendAsync(toSend, responseBodyHandler, pushPromiseHandler));
	}

	private <T> CompletableFuture<HttpResponse<T>> observeAsync(HttpRequest request,
			Function<HttpRequest, CompletableFuture<HttpResponse<T>>> sender) {
		if (isObserved(request)) {
			return sender.apply(request);
		}
		HttpClientRequestContext context = context(request);
		Observation observation = start(context);
		try {
			CompletableFuture<HttpResponse<T>> future = sender.apply(requestToSend(context));
			// The very future is returned: only that one is sure to cancel the exchange,
			// and to fail with the exceptions that the application expects.
			future.whenComplete((response, error) -> stop(observation, context, response, error));
			return future;
		}
		catch (RuntimeException | Error ex) {
			stop(observation, context, null, ex);
			throw ex;
		}
	}

	private boolean isObserved(HttpRequest request) {
		if (TRACE_HEADERS.stream().anyMatch((name) -> request.headers().firstValue(name).isPresent())) {
			return true;
		}
		Observation current = this.registry.getCurrentObservation();
		HttpExchange exchange = (current != null) ? this.exchanges.read(current.getContextView()) : null;
		return exchange != null && exchange.method().equals(request.method()) && request.uri().equals(exchange.uri());
	}

	private static HttpClientRequestContext context(HttpRequest request) {
		return new HttpClientRequestContext(request, HttpRequest.newBuilder(request, (name, value) -> true));
	}

	private Observation start(HttpClientRequestContext context) {
		return Observation.start(null, CONVENTION, () -> context, this.registry);
	}

	private static HttpRequest requestToSend(HttpClientRequestContext context) {
		HttpRequest.Builder builder = context.getCarrier();
		return (builder != null) ? builder.build() : context.getRequest();
	}

	private static void stop(Observation observation, HttpClientRequestContext context,
			@Nullable HttpResponse<?> response, @Nullable Throwable error) {
		if (response != null) {
			context.setResponse(response);
		}
		if (error != null) {
			observation.error(unwrap(error));
		}
		observation.stop();
	}

	private static Throwable unwrap(Throwable error) {
		Throwable cause = error.getCause();
		return (error instanceof CompletionException && cause != null) ? cause : error;
	}

	@Override
	public Optional<CookieHandler> cookieHandler() {
		return this.delegate.cookieHandler();
	}

	@Override
	public Optional<Duration> connectTimeout() {
		return this.delegate.connectTimeout();
	}

	@Override
	public Redirect followRedirects() {
		return this.delegate.followRedirects();
	}

	@Override
	public Optional<ProxySelector> proxy() {
		return this.delegate.proxy();
	}

	@Override
	public SSLContext sslContext() {
		return this.delegate.sslContext();
	}

	@Override
	public SSLParameters sslParameters() {
		return this.delegate.sslParameters();
	}

	@Override
	public Optional<Authenticator> authenticator() {
		return this.delegate.authenticator();
	}

	@Override
	public Version version() {
		return this.delegate.version();
	}

	@Override
	public Optional<Executor> executor() {
		return this.delegate.executor();
	}

	@Override
	public WebSocket.Builder newWebSocketBuilder() {
		return this.delegate.newWebSocketBuilder();
	}

	// The life cycle that clients have since Java 21.

	@Override
	public void shutdown() {
		HttpClientLifecycle.SHUTDOWN.call(this.delegate);
	}

	@Override
	public void shutdownNow() {
		HttpClientLifecycle.SHUTDOWN_NOW.call(this.delegate);
	}

	@Override
	public void close() {
		HttpClientLifecycle.CLOSE.call(this.delegate);
	}

	@Override
	public boolean isTerminated() {
		return Boolean.TRUE.equals(HttpClientLifecycle.IS_TERMINATED.call(this.delegate));
	}

	@Override
	public boolean awaitTermination(Duration duration) throws InterruptedException {
		return !Boolean.FALSE.equals(HttpClientLifecycle.AWAIT_TERMINATION.call(this.delegate, duration));
	}

	@Override
	public String toString() {
		return "TracingHttpClient(" + this.delegate + ")";
	}

}
