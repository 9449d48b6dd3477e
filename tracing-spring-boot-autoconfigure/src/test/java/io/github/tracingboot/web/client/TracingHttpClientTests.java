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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link TracingHttpClient}.
 */
class TracingHttpClientTests {

	private static final HttpRequest REQUEST = HttpRequest.newBuilder(URI.create("http://shop/orders?token=secret"))
		.header("Accept", "text/plain")
		.timeout(Duration.ofSeconds(3))
		.expectContinue(true)
		.version(HttpClient.Version.HTTP_1_1)
		.PUT(HttpRequest.BodyPublishers.ofString("body"))
		.build();

	private final HttpClient delegate = mock(HttpClient.class);

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<HttpClientRequestContext> stopped = new ArrayList<>();

	private final HttpClient client = new TracingHttpClient(this.delegate, this.registry,
			HttpExchangeReader.ofAvailableClients(getClass().getClassLoader()));

	@BeforeEach
	void sendTraceHeaderWithEachObservation() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<HttpClientRequestContext>() {

			@Override
			public void onStart(HttpClientRequestContext context) {
				context.getSetter().set(context.getCarrier(), "traceparent", "ours");
			}

			@Override
			public void onStop(HttpClientRequestContext context) {
				TracingHttpClientTests.this.stopped.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof HttpClientRequestContext;
			}

		});
	}

	@Test
	void shouldSendTheSameRequestWithTheTraceHeader() throws Exception {
		HttpResponse<String> response = response(200);
		given(this.delegate.send(any(), any(HttpResponse.BodyHandler.class))).willReturn(response);
		assertThat(this.client.send(REQUEST, BodyHandlers.ofString())).isSameAs(response);
		ArgumentCaptor<HttpRequest> sent = ArgumentCaptor.captor();
		then(this.delegate).should().send(sent.capture(), any());
		assertThat(sent.getValue().headers().allValues("traceparent")).containsExactly("ours");
		assertThat(sent.getValue().headers().allValues("Accept")).containsExactly("text/plain");
		assertThat(sent.getValue().uri()).isEqualTo(REQUEST.uri());
		assertThat(sent.getValue().method()).isEqualTo("PUT");
		assertThat(sent.getValue().bodyPublisher()).isEqualTo(REQUEST.bodyPublisher());
		assertThat(sent.getValue().timeout()).isEqualTo(REQUEST.timeout());
		assertThat(sent.getValue().expectContinue()).isTrue();
		assertThat(sent.getValue().version()).isEqualTo(REQUEST.version());
		HttpClientRequestContext context = this.stopped.get(0);
		assertThat(this.stopped).hasSize(1);
		assertThat(context.getRequest()).isSameAs(REQUEST);
		assertThat(context.getName()).isEqualTo("jdk.http.client.requests");
		assertThat(context.getContextualName()).isEqualTo("http put");
		assertThat(context.getLowCardinalityKeyValues()).extracting(Object::toString)
			.containsExactlyInAnyOrder("keyValue(client.name=shop)", "keyValue(exception=none)", "keyValue(method=PUT)",
					"keyValue(outcome=SUCCESS)", "keyValue(status=200)");
		assertThat(context.getHighCardinalityKeyValue("http.url").getValue()).isEqualTo("http://shop/orders");
	}

	@Test
	void shouldRecordTheExceptionOfSendAndThrowItUnchanged() throws Exception {
		IOException failure = new IOException("refused");
		given(this.delegate.send(any(), any(HttpResponse.BodyHandler.class))).willThrow(failure);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.client.send(REQUEST, BodyHandlers.ofString()))
			.isSameAs(failure);
		assertThat(this.stopped).singleElement().extracting(Observation.Context::getError).isSameAs(failure);
		assertThat(this.registry.getCurrentObservation()).isNull();
	}

	@Test
	void shouldEndTheObservationWhenTheFutureCompletes() {
		CompletableFuture<HttpResponse<String>> future = new CompletableFuture<>();
		given(this.delegate.sendAsync(any(), any(HttpResponse.BodyHandler.class))).willReturn(future);
		assertThat(this.client.sendAsync(REQUEST, BodyHandlers.ofString())).isSameAs(future);
		assertThat(this.stopped).isEmpty();
		assertThat(this.registry.getCurrentObservation()).isNull();
		future.complete(response(404));
		assertThat(this.stopped).singleElement()
			.extracting((context) -> context.getLowCardinalityKeyValue("outcome").getValue())
			.isEqualTo("CLIENT_ERROR");
	}

	@Test
	void shouldRecordWhyTheFutureFailed() {
		CompletableFuture<HttpResponse<String>> future = new CompletableFuture<>();
		given(this.delegate.sendAsync(any(), any(), any())).willReturn((CompletableFuture) future);
		this.client.sendAsync(REQUEST, BodyHandlers.ofString(), null);
		IOException failure = new IOException("refused");
		future.completeExceptionally(new CompletionException(failure));
		assertThat(this.stopped).singleElement().extracting(Observation.Context::getError).isSameAs(failure);
	}

	@Test
	void shouldEndTheObservationWhenTheFutureIsCancelled() {
		CompletableFuture<HttpResponse<String>> future = new CompletableFuture<>();
		given(this.delegate.sendAsync(any(), any(HttpResponse.BodyHandler.class))).willReturn(future);
		this.client.sendAsync(REQUEST, BodyHandlers.ofString()).cancel(true);
		assertThat(future).isCancelled();
		assertThat(this.stopped).singleElement()
			.extracting(Observation.Context::getError)
			.isInstanceOf(CancellationException.class);
	}

	@Test
	void shouldEndTheObservationWhenTheRequestIsRefusedAtOnce() {
		given(this.delegate.sendAsync(any(), any(HttpResponse.BodyHandler.class)))
			.willThrow(new IllegalArgumentException("refused"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.sendAsync(REQUEST, BodyHandlers.ofString()));
		assertThat(this.stopped).hasSize(1);
	}

	@Test
	void shouldPassOnWhatCarriesTraceHeadersAlready() throws Exception {
		for (String header : List.of("TraceParent", "b3", "x-b3-traceid", "uber-trace-id")) {
			HttpRequest request = HttpRequest.newBuilder(REQUEST, (name, value) -> true)
				.header(header, "theirs")
				.build();
			this.client.send(request, BodyHandlers.ofString());
			then(this.delegate).should().send(org.mockito.ArgumentMatchers.same(request), any());
		}
		assertThat(this.stopped).isEmpty();
	}

	@Test
	void shouldObserveNothingTwiceWhenClientsAreStacked() throws Exception {
		HttpResponse<String> response = response(200);
		given(this.delegate.send(any(), any(HttpResponse.BodyHandler.class))).willReturn(response);
		new TracingHttpClient(this.client, this.registry, new HttpClientExchangeReader()).send(REQUEST,
				BodyHandlers.ofString());
		assertThat(this.stopped).hasSize(1);
	}

	@Test
	void shouldObserveAnotherCallMadeDuringACall() throws Exception {
		HttpRequest tokenRequest = HttpRequest.newBuilder(URI.create("http://identity/token")).build();
		HttpResponse<String> response = response(200);
		given(this.delegate.send(any(), any(HttpResponse.BodyHandler.class))).willAnswer((invocation) -> {
			if (!invocation.getArgument(0, HttpRequest.class).uri().equals(tokenRequest.uri())) {
				this.client.send(tokenRequest, BodyHandlers.ofString());
			}
			return response;
		});
		this.client.send(REQUEST, BodyHandlers.ofString());
		assertThat(this.stopped).extracting((context) -> context.getRequest().uri().getHost())
			.containsExactly("identity", "shop");
	}

	@Test
	void shouldAnswerLikeTheClientItWraps() {
		Executor executor = Runnable::run;
		HttpClient wrapped = HttpClient.newBuilder()
			.executor(executor)
			.connectTimeout(Duration.ofSeconds(2))
			.followRedirects(HttpClient.Redirect.ALWAYS)
			.version(HttpClient.Version.HTTP_1_1)
			.priority(1)
			.build();
		HttpClient client = new TracingHttpClient(wrapped, this.registry, new HttpClientExchangeReader());
		assertThat(client.executor()).hasValue(executor);
		assertThat(client.connectTimeout()).hasValue(Duration.ofSeconds(2));
		assertThat(client.followRedirects()).isEqualTo(HttpClient.Redirect.ALWAYS);
		assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
		assertThat(client.cookieHandler()).isEqualTo(wrapped.cookieHandler());
		assertThat(client.authenticator()).isEqualTo(wrapped.authenticator());
		assertThat(client.proxy()).isEqualTo(wrapped.proxy());
		assertThat(client.sslContext()).isSameAs(wrapped.sslContext());
		assertThat(client.sslParameters().getProtocols()).isEqualTo(wrapped.sslParameters().getProtocols());
		assertThat(client.newWebSocketBuilder()).isNotNull();
	}

	@Test
	void shouldEndWithTheClientItWrapsWhereClientsHaveAnEnd() throws Exception {
		boolean clientsEnd = Runtime.version().feature() >= 21;
		TracingHttpClient client = new TracingHttpClient(HttpClient.newHttpClient(), this.registry,
				new HttpClientExchangeReader());
		assertThat(client.isTerminated()).isFalse();
		client.shutdown();
		client.shutdownNow();
		assertThat(client.awaitTermination(Duration.ofSeconds(10))).isTrue();
		client.close();
		assertThat(client.isTerminated()).isEqualTo(clientsEnd);
	}

	@SuppressWarnings("unchecked")
	private static HttpResponse<String> response(int status) {
		HttpResponse<String> response = mock(HttpResponse.class);
		given(response.statusCode()).willReturn(status);
		return response;
	}

}
