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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.sleuth.Tracer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReactiveController {

	private static final Logger logger = LoggerFactory.getLogger(ReactiveController.class);

	private final PriceList prices;

	private final Tracer tracer;

	ReactiveController(PriceList prices, Tracer tracer) {
		this.prices = prices;
		this.tracer = tracer;
	}

	@GetMapping("/prices/{item}")
	Mono<String> price(@PathVariable String item, ServerHttpRequest request) {
		return this.prices.price(item, request.getLocalAddress().getPort())
			.doOnNext(
					(price) -> logger.info("answer for {} in {}", item, this.tracer.currentSpan().context().spanId()));
	}

	@GetMapping("/list/{item}")
	Flux<String> list(@PathVariable String item) {
		return this.prices.prices(item);
	}

	@GetMapping("/stock/{item}")
	Mono<String> stock(@PathVariable String item) {
		return Mono.fromSupplier(() -> {
			this.tracer.currentSpanCustomizer().tag("counted", item);
			logger.info("stock of {}", item);
			return "3";
		});
	}

}
