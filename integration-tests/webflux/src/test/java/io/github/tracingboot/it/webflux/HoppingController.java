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

package io.github.tracingboot.it.webflux;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Changes threads as often as it can.
 */
@RestController
class HoppingController {

	private static final Logger logger = LoggerFactory.getLogger(HoppingController.class);

	private final WebClient client;

	HoppingController(WebClient.Builder clientBuilder) {
		this.client = clientBuilder.build();
	}

	@GetMapping("/hops/{key}")
	Mono<String> hops(@PathVariable String key, ServerHttpRequest request) {
		String self = "http://localhost:" + request.getLocalAddress().getPort();
		return Mono.just(key)
			.doOnNext((value) -> logger.info("hop {} on the event loop", value))
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((value) -> logger.info("hop {} after publishOn", value))
			.delayElement(Duration.ofMillis(5))
			.doOnNext((value) -> logger.info("hop {} after delayElement", value))
			.flatMap((value) -> this.client.get()
				.uri(self + "/orders/{id}", value)
				.retrieve()
				.bodyToMono(String.class)
				.thenReturn(value))
			.doOnNext((value) -> logger.info("hop {} after the client", value))
			.flatMap((value) -> fail(self, value));
	}

	private Mono<String> fail(String self, String key) {
		return this.client.get()
			.uri(self + "/nowhere")
			.retrieve()
			.onStatus(HttpStatusCode::isError, (response) -> Mono.fromCallable(() -> {
				logger.info("hop {} in onStatus", key);
				return new IllegalStateException("the other service says " + response.statusCode());
			}))
			.bodyToMono(String.class)
			.doOnError((ex) -> logger.info("hop {} in doOnError", key))
			.onErrorResume((ex) -> Mono.just(key));
	}

}
