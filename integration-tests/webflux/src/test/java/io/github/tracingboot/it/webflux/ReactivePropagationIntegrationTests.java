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
import java.util.Map;
import java.util.TreeMap;

import io.github.tracingboot.it.HttpRelay;
import io.github.tracingboot.it.PropagationContract;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
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
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * From a request to Reactor Netty and WebFlux, along a chain that changes threads, to a
 * call by WebClient.
 */
class ReactivePropagationIntegrationTests extends PropagationContract {

	@Override
	protected RunningApplication start(String... properties) {
		return RunningApplication.start(RelayingApplication.class, properties);
	}

	@Override
	protected List<Map<String, String>> relay(RunningApplication application, String order,
			Map<String, String> headers) {
		return HttpRelay.relay(application, order, headers);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { ReactiveWebSecurityAutoConfiguration.class,
			ReactiveManagementWebSecurityAutoConfiguration.class })
	@Import(Relay.class)
	static class RelayingApplication {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

		// Two of these run at a time: closing one must not end what both share.
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			return factory;
		}

	}

	@RestController
	static class Relay {

		private static final Log logger = LogFactory.getLog(Relay.class);

		private static final ParameterizedTypeReference<Map<String, String>> HEADERS = new ParameterizedTypeReference<>() {
		};

		private final WebClient client;

		Relay(WebClient.Builder client) {
			this.client = client.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1024 * 1024)).build();
		}

		@GetMapping("/relay/{order}")
		Mono<List<Map<String, String>>> relay(@PathVariable String order,
				@RequestHeader(HttpHeaders.HOST) String host) {
			logger.info(RELAYING + order);
			return Mono.delay(Duration.ofMillis(1))
				.publishOn(Schedulers.boundedElastic())
				.flatMap((tick) -> this.client.get().uri("http://" + host + "/received").retrieve().bodyToMono(HEADERS))
				.publishOn(Schedulers.parallel())
				.map(List::of);
		}

		@GetMapping("/received")
		Mono<Map<String, String>> received(@RequestHeader HttpHeaders headers) {
			return Mono.just(new TreeMap<>(headers.toSingleValueMap()));
		}

	}

}
