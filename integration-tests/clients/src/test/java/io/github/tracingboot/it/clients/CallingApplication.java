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

package io.github.tracingboot.it.clients;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.tracingboot.web.client.ClientTracing;
import reactor.util.retry.Retry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Has one client of each kind and making, and no tracing code.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(CallController.class)
@ImportHttpServices(group = "downstream", types = CallingApplication.GroupedService.class)
@ImportHttpServices(group = "downstream-reactive", types = CallingApplication.ReactiveGroupedService.class,
		clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
class CallingApplication {

	private final String url;

	CallingApplication(@Value("${downstream.url}") String url) {
		this.url = url;
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	RestTemplate restTemplateMadeByBuilder(RestTemplateBuilder builder) {
		return builder.readTimeout(Duration.ofMillis(200)).build();
	}

	@Bean
	RestTemplate restTemplateMadeByNew() {
		return new RestTemplate();
	}

	@Bean
	RestTemplate restTemplateOfOwnClass() {
		return new RestTemplate() {
		};
	}

	@Bean
	RestClient restClientMadeByBuilder(RestClient.Builder builder) {
		return builder.build();
	}

	@Bean
	RestClient restClientMadeByCreate() {
		return RestClient.create();
	}

	@Bean
	WebClient webClientMadeByBuilder(WebClient.Builder builder) {
		return builder.build();
	}

	@Bean
	WebClient webClientMadeByCreate() {
		return WebClient.create();
	}

	@Bean
	HttpClient httpClient() {
		return HttpClient.newHttpClient();
	}

	@Bean
	RestClient restClientOverHttpClient(HttpClient httpClient) {
		return RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(httpClient)).build();
	}

	@Bean
	WebClient webClientOverHttpClient(HttpClient httpClient) {
		return WebClient.builder().clientConnector(new JdkClientHttpConnector(httpClient)).build();
	}

	@Bean
	InterfaceService interfaceOverRestClient(RestClient restClientMadeByCreate) {
		return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(restClientMadeByCreate))
			.build()
			.createClient(InterfaceService.class);
	}

	@Bean
	InterfaceService interfaceOverWebClient(WebClient webClientMadeByCreate) {
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(webClientMadeByCreate))
			.build()
			.createClient(InterfaceService.class);
	}

	@Bean
	Caller templateByBuilder(RestTemplate restTemplateMadeByBuilder) {
		return (path) -> restTemplateMadeByBuilder.getForObject(url(path), String.class);
	}

	@Bean
	Caller templateByNew(RestTemplate restTemplateMadeByNew) {
		return (path) -> restTemplateMadeByNew.getForObject(url(path), String.class);
	}

	@Bean
	Caller templateOfOwnClass(RestTemplate restTemplateOfOwnClass) {
		return (path) -> restTemplateOfOwnClass.getForObject(url(path), String.class);
	}

	@Bean
	Caller restClientByBuilder(RestClient restClientMadeByBuilder) {
		return caller(restClientMadeByBuilder);
	}

	@Bean
	Caller restClientByCreate(RestClient restClientMadeByCreate) {
		return caller(restClientMadeByCreate);
	}

	@Bean
	Caller restClientOnHttpClientBean(RestClient restClientOverHttpClient) {
		return caller(restClientOverHttpClient);
	}

	@Bean
	Caller restClientWithTemplate(RestClient restClientMadeByCreate) {
		return (path) -> restClientMadeByCreate.get()
			.uri(this.url + "/orders/{id}?token={token}", 42, "secret")
			.retrieve()
			.body(String.class);
	}

	@Bean
	Caller restClientThatHandlesStatus(RestClient restClientMadeByCreate) {
		return (path) -> restClientMadeByCreate.get()
			.uri(url(path))
			.exchange((request, response) -> String.valueOf(response.getStatusCode().value()));
	}

	@Bean
	Caller webClientByBuilder(WebClient webClientMadeByBuilder) {
		return caller(webClientMadeByBuilder);
	}

	@Bean
	Caller webClientByCreate(WebClient webClientMadeByCreate) {
		return caller(webClientMadeByCreate);
	}

	@Bean
	Caller webClientOnHttpClientBean(WebClient webClientOverHttpClient) {
		return caller(webClientOverHttpClient);
	}

	@Bean
	Caller webClientThatRetries(WebClient webClientMadeByCreate) {
		return (path) -> webClientMadeByCreate.get()
			.uri(url(path))
			.retrieve()
			.bodyToMono(String.class)
			.retryWhen(Retry.max(2))
			.block();
	}

	@Bean
	Caller webClientThatTimesOut(WebClient webClientMadeByCreate) {
		return (path) -> webClientMadeByCreate.get()
			.uri(url(path))
			.retrieve()
			.bodyToMono(String.class)
			.timeout(Duration.ofMillis(200))
			.block();
	}

	@Bean
	Caller interfaceOnRestClient(InterfaceService interfaceOverRestClient) {
		return (path) -> interfaceOverRestClient.get(URI.create(url(path)));
	}

	@Bean
	Caller interfaceOnWebClient(InterfaceService interfaceOverWebClient) {
		return (path) -> interfaceOverWebClient.get(URI.create(url(path)));
	}

	@Bean
	Caller serviceGroup(GroupedService service) {
		return (path) -> service.get(URI.create(url(path)));
	}

	@Bean
	Caller reactiveServiceGroup(ReactiveGroupedService service) {
		return (path) -> service.get(URI.create(url(path)));
	}

	@Bean
	Caller httpClientSync(HttpClient httpClient) {
		return (path) -> httpClient.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
	}

	@Bean
	Caller httpClientAsync(HttpClient httpClient) {
		return (path) -> httpClient.sendAsync(request(path), HttpResponse.BodyHandlers.ofString()).get().body();
	}

	@Bean
	Caller httpClientCancelled(HttpClient httpClient) {
		return (path) -> {
			CompletableFuture<HttpResponse<String>> future = httpClient.sendAsync(request(path),
					HttpResponse.BodyHandlers.ofString());
			future.cancel(true);
			return future.get().body();
		};
	}

	@Bean
	Caller httpClientAsyncWithPush(HttpClient httpClient) {
		return (path) -> httpClient.sendAsync(request(path), HttpResponse.BodyHandlers.ofString(), null).get().body();
	}

	@Bean
	Caller templateByHand(ClientTracing<RestTemplate> tracing) {
		RestTemplate client = tracing.instrument(new RestTemplate());
		return (path) -> client.getForObject(url(path), String.class);
	}

	@Bean
	Caller restClientByHand(ClientTracing<RestClient> tracing) {
		return caller(tracing.instrument(RestClient.create()));
	}

	@Bean
	Caller webClientByHand(ClientTracing<WebClient> tracing) {
		return caller(tracing.instrument(WebClient.create()));
	}

	@Bean
	Caller httpClientByHand(ClientTracing<HttpClient> tracing) {
		HttpClient client = tracing.instrument(HttpClient.newHttpClient());
		return (path) -> client.send(request(path), HttpResponse.BodyHandlers.ofString()).body();
	}

	@Bean
	Caller beanInstrumentedAgain(ClientTracing<RestClient> tracing, RestClient restClientMadeByCreate) {
		return caller(tracing.instrument(restClientMadeByCreate));
	}

	private Caller caller(RestClient client) {
		return (path) -> client.get().uri(url(path)).retrieve().body(String.class);
	}

	private Caller caller(WebClient client) {
		return (path) -> client.get().uri(url(path)).retrieve().bodyToMono(String.class).block();
	}

	private String url(String path) {
		return path.startsWith("http:") ? path : this.url + path;
	}

	private HttpRequest request(String path) {
		return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofMillis(500)).build();
	}

	@HttpExchange
	interface InterfaceService {

		@GetExchange
		String get(URI uri);

	}

	@HttpExchange
	interface GroupedService {

		@GetExchange
		String get(URI uri);

	}

	@HttpExchange
	interface ReactiveGroupedService {

		@GetExchange
		String get(URI uri);

	}

}
