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
import java.util.List;

import io.github.tracingboot.it.RecordedSpans;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.WebFilter;

/**
 * An application that calls itself from a chain that changes threads, to see what
 * arrives.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
		exclude = { ReactiveWebSecurityAutoConfiguration.class, ReactiveManagementWebSecurityAutoConfiguration.class })
@Import(BaggageApplication.Relay.class)
class BaggageApplication {

	private static final Log logger = LogFactory.getLog(BaggageApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	@Order(Integer.MIN_VALUE)
	WebFilter firstFilter() {
		return (exchange, chain) -> {
			logger.info("the first line");
			return chain.filter(exchange);
		};
	}

	/**
	 * Sends on and receives.
	 */
	@RestController
	static class Relay {

		private final WebClient client;

		Relay(WebClient.Builder client) {
			this.client = client.build();
		}

		@GetMapping("/relay")
		Mono<String> relay(@RequestHeader(HttpHeaders.HOST) String host) {
			return Mono.delay(Duration.ofMillis(5))
				.publishOn(Schedulers.boundedElastic())
				.doOnNext((tick) -> logger.info("relaying"))
				.flatMap((tick) -> this.client.get()
					.uri("http://" + host + "/received")
					.retrieve()
					.bodyToMono(String.class))
				.publishOn(Schedulers.parallel())
				.doOnNext((received) -> logger.info("relayed"));
		}

		@GetMapping("/received")
		Mono<String> received(@RequestHeader HttpHeaders headers) {
			logger.info("received");
			return Mono.just(headers.getFirst("tenant") + " " + headers.getOrDefault("baggage", List.of()));
		}

	}

}
