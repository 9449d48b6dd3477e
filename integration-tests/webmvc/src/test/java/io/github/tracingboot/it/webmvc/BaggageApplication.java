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

package io.github.tracingboot.it.webmvc;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.github.tracingboot.it.RecordedSpans;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.Filter;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * An application that calls itself in every way, to see what arrives.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@Import({ BaggageApplication.Relay.class, BaggageApplication.AsyncRelay.class })
class BaggageApplication {

	private static final Log logger = LogFactory.getLog(BaggageApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	FilterRegistrationBean<Filter> firstFilter() {
		FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
			logger.info("the first line");
			chain.doFilter(request, response);
		});
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	// Tomcat's own limit would refuse the flood.
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> manyHeaders() {
		return (factory) -> factory
			.addConnectorCustomizers((connector) -> connector.setProperty("maxHeaderCount", "5000"));
	}

	/**
	 * Sends on and receives.
	 */
	@RestController
	static class Relay {

		private final Tracer tracer;

		private final RestTemplate restTemplate;

		private final RestClient restClient;

		private final AsyncRelay asyncRelay;

		Relay(Tracer tracer, RestTemplateBuilder restTemplate, RestClient.Builder restClient, AsyncRelay asyncRelay) {
			this.tracer = tracer;
			this.restTemplate = restTemplate.build();
			this.restClient = restClient.build();
			this.asyncRelay = asyncRelay;
		}

		@GetMapping("/relay")
		Map<String, String> relay(@RequestHeader(HttpHeaders.HOST) String host) {
			logger.info("relaying");
			String url = "http://" + host + "/received";
			Map<String, String> received = new TreeMap<>();
			received.put("RestTemplate", this.restTemplate.getForObject(url, String.class));
			received.put("RestClient", this.restClient.get().uri(url).retrieve().body(String.class));
			received.put("Async", this.asyncRelay.relay(url).join());
			return received;
		}

		@GetMapping("/received")
		String received(@RequestHeader HttpHeaders headers) {
			logger.info("received");
			return headers.getFirst("tenant") + " " + headers.getFirst("baggage");
		}

		@GetMapping("/kept")
		Map<String, String> kept() {
			return new TreeMap<>(this.tracer.getAllBaggage());
		}

	}

	/**
	 * Sends on from another thread.
	 */
	static class AsyncRelay {

		private final RestClient restClient;

		AsyncRelay(RestClient.Builder restClient) {
			this.restClient = restClient.build();
		}

		@Async
		CompletableFuture<String> relay(String url) {
			logger.info("relaying from a task");
			return CompletableFuture.completedFuture(this.restClient.get().uri(url).retrieve().body(String.class));
		}

	}

}
