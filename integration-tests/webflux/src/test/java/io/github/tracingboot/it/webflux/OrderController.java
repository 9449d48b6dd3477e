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

import java.util.Map;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Answers as it should.
 */
@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final Tracer tracer;

	private final WebClient client;

	OrderController(Tracer tracer, WebClient.Builder clientBuilder) {
		this.tracer = tracer;
		this.client = clientBuilder.build();
	}

	@GetMapping("/orders/{id}")
	Mono<Map<String, String>> order(@PathVariable String id) {
		logger.info("controller found order {}", id);
		return Mono.just(Map.of("id", id));
	}

	@GetMapping("/received-headers")
	Map<String, String> receivedHeaders(@RequestHeader HttpHeaders headers) {
		return headers.toSingleValueMap();
	}

	@GetMapping("/relay")
	Mono<String> relay(ServerHttpRequest request) {
		return this.client.get()
			.uri("http://localhost:" + request.getLocalAddress().getPort() + "/received-headers")
			.retrieve()
			.bodyToMono(String.class)
			.doOnNext((headers) -> logger.info("relayed"));
	}

	@GetMapping("/hand-made-span")
	Mono<String> handMadeSpan() {
		return Mono.defer(() -> {
			Span span = this.tracer.nextSpan().name("price").start();
			try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
				logger.info("calculating the price");
				return Mono.just("price");
			}
			finally {
				span.end();
			}
		}).doOnNext((price) -> logger.info("calculated the price"));
	}

}
