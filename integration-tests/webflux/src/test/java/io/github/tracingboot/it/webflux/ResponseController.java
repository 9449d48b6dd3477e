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

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responds in many ways.
 */
@RestController
class ResponseController {

	private static final Logger logger = LoggerFactory.getLogger(ResponseController.class);

	@GetMapping("/respond/redirect")
	Mono<ResponseEntity<Void>> redirect() {
		return Mono.just(ResponseEntity.status(302).location(URI.create("/orders/1")).build());
	}

	@GetMapping(path = "/respond/stream", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<String> stream() {
		return Flux.range(1, 5)
			.delayElements(Duration.ofMillis(10))
			.map((number) -> "line " + number)
			.doOnNext((line) -> logger.info("streaming {}", line));
	}

	@GetMapping(path = "/respond/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> events() {
		return Flux.range(1, 3)
			.delayElements(Duration.ofMillis(10))
			.map((number) -> "event " + number)
			.doOnNext((event) -> logger.info("sending {}", event));
	}

	@GetMapping(path = "/respond/endless", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> endless() {
		return Flux.interval(Duration.ofMillis(5))
			.onBackpressureDrop()
			.map((number) -> "event " + number)
			.doOnCancel(() -> logger.info("the client has gone"));
	}

	@GetMapping("/respond/committed-early")
	Mono<Void> committedEarly(ServerHttpResponse response) {
		Mono<Void> written = response.writeAndFlushWith(Flux.just(
				Flux.defer(() -> Flux.just(response.bufferFactory().wrap("early".getBytes(StandardCharsets.UTF_8))))));
		return written.then(Mono.fromRunnable(() -> logger.info("the response was committed early")));
	}

	@GetMapping("/respond/broken-stream")
	Flux<String> brokenStream() {
		return Flux.concat(Flux.just("some").repeat(10_000),
				Flux.error(new IllegalStateException("broken in the middle")));
	}

}
