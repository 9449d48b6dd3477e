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

package io.github.tracingboot.it.sleuth.reactive;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

class ReactivePrices implements PriceList {

	private static final Logger logger = LoggerFactory.getLogger(ReactivePrices.class);

	private final WebClient client;

	ReactivePrices(WebClient.Builder client) {
		this.client = client.build();
	}

	@Override
	public Mono<String> price(String item, int port) {
		return Mono.delay(Duration.ofMillis(5))
			.doOnNext((tick) -> logger.info("price of {}", item))
			.flatMap((tick) -> this.client.get()
				.uri("http://localhost:{port}/stock/{item}", port, item)
				.retrieve()
				.bodyToMono(String.class));
	}

	@Override
	public Flux<String> prices(String item) {
		return Flux.just("1", "2")
			.delayElements(Duration.ofMillis(5))
			.doOnNext((price) -> logger.info("listing {}", item));
	}

}
