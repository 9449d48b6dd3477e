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
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.tracingboot.web.client.ClientTracing;
import jakarta.servlet.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.RequestEntity;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls from where the request's thread is left, and with headers of its own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@Import({ CallingApplication.class, ForwardingApplication.Tasks.class })
class ForwardingApplication {

	static final String OWN_ID = "own-id";

	private static final Logger logger = LoggerFactory.getLogger(ForwardingApplication.class);

	private final String url;

	ForwardingApplication(@Value("${downstream.url}") String url) {
		this.url = url;
	}

	@Bean
	FilterRegistrationBean<Filter> firstFilter() {
		FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
			logger.info("first line");
			chain.doFilter(request, response);
		});
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

	@Bean(destroyMethod = "shutdown")
	ExecutorService executor() {
		return Executors.newFixedThreadPool(2);
	}

	@Bean
	ThreadPoolTaskScheduler scheduler() {
		return new ThreadPoolTaskScheduler();
	}

	@Bean
	Caller asyncMethod(Tasks tasks, RestClient restClientMadeByCreate) {
		return (path) -> tasks.run(() -> get(restClientMadeByCreate, path)).get(30, TimeUnit.SECONDS);
	}

	@Bean
	Caller executorTask(ExecutorService executor, RestTemplate restTemplateMadeByNew) {
		return (path) -> executor.submit(() -> {
			logger.info("in a task");
			return restTemplateMadeByNew.getForObject(this.url + path, String.class);
		}).get(30, TimeUnit.SECONDS);
	}

	@Bean
	Caller delayedTask(TaskScheduler scheduler, RestClient restClientMadeByCreate) {
		return (path) -> {
			AtomicReference<String> body = new AtomicReference<>();
			ScheduledFuture<?> future = scheduler.schedule(() -> body.set(get(restClientMadeByCreate, path)),
					Instant.now().plusMillis(10));
			future.get(30, TimeUnit.SECONDS);
			return body.get();
		};
	}

	@Bean
	Caller reactiveChain(WebClient webClientMadeByCreate) {
		return (path) -> Mono.just(path)
			.publishOn(Schedulers.boundedElastic())
			.delayElement(Duration.ofMillis(5))
			.doOnNext((value) -> logger.info("in a chain"))
			.flatMap((value) -> webClientMadeByCreate.get().uri(this.url + value).retrieve().bodyToMono(String.class))
			.block();
	}

	@Bean
	Caller sharedChain(WebClient webClientMadeByCreate) {
		Mono<String> shared = webClientMadeByCreate.get().uri(this.url + "/shared").retrieve().bodyToMono(String.class);
		return (path) -> shared.block();
	}

	@Bean
	Caller templateWithOwnId(RestTemplate restTemplateMadeByBuilder) {
		return (path) -> restTemplateMadeByBuilder
			.exchange(RequestEntity.get(URI.create(this.url + path)).header("X-Request-Id", OWN_ID).build(),
					String.class)
			.getBody();
	}

	@Bean
	Caller templateWithOwnIdByInterceptor(ClientTracing<RestTemplate> tracing) {
		RestTemplate template = tracing.instrument(new RestTemplate());
		template.getInterceptors().add((request, body, execution) -> {
			request.getHeaders().set("X-Request-Id", OWN_ID);
			return execution.execute(request, body);
		});
		return (path) -> template.getForObject(this.url + path, String.class);
	}

	@Bean
	Caller restClientWithOwnId(RestClient restClientMadeByCreate) {
		return (path) -> restClientMadeByCreate.get()
			.uri(this.url + path)
			.header("X-Request-Id", OWN_ID)
			.retrieve()
			.body(String.class);
	}

	@Bean
	Caller restClientWithOwnDefault(RestClient.Builder builder) {
		RestClient client = builder.defaultHeader("X-Request-Id", OWN_ID).build();
		return (path) -> get(client, path);
	}

	@Bean
	Caller webClientWithOwnId(WebClient webClientMadeByCreate) {
		return (path) -> webClientMadeByCreate.get()
			.uri(this.url + path)
			.header("X-Request-Id", OWN_ID)
			.retrieve()
			.bodyToMono(String.class)
			.block();
	}

	@Bean
	Caller httpClientWithOwnId(HttpClient httpClient) {
		return (path) -> httpClient
			.send(HttpRequest.newBuilder(URI.create(this.url + path)).header("X-Request-Id", OWN_ID).build(),
					HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private String get(RestClient client, String path) {
		return client.get().uri(this.url + path).retrieve().body(String.class);
	}

	/**
	 * Runs what it is given in the background.
	 */
	static class Tasks {

		@Async
		CompletableFuture<String> run(Supplier<String> task) {
			logger.info("in the background");
			return CompletableFuture.completedFuture(task.get());
		}

	}

}
