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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.github.tracingboot.it.HttpRelay;
import io.github.tracingboot.it.PropagationContract;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * From a request to Tomcat and Spring MVC to calls by RestTemplate, RestClient and
 * WebClient, and by an {@code @Async} method.
 */
class ServletPropagationIntegrationTests extends PropagationContract {

	private static final ParameterizedTypeReference<Map<String, String>> HEADERS = new ParameterizedTypeReference<>() {
	};

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
	@EnableAutoConfiguration
	@EnableAsync
	@Import({ Relay.class, AsyncRelay.class })
	static class RelayingApplication {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

		// Tomcat's own limit would refuse the flood.
		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> manyHeaders() {
			return (factory) -> factory
				.addConnectorCustomizers((connector) -> connector.setProperty("maxHeaderCount", "5000"));
		}

	}

	@RestController
	static class Relay {

		private static final Log logger = LogFactory.getLog(Relay.class);

		private final RestTemplate restTemplate;

		private final RestClient restClient;

		private final WebClient webClient;

		private final AsyncRelay asyncRelay;

		Relay(RestTemplateBuilder restTemplate, RestClient.Builder restClient, WebClient.Builder webClient,
				AsyncRelay asyncRelay) {
			this.restTemplate = restTemplate.build();
			this.restClient = restClient.build();
			this.webClient = webClient.build();
			this.asyncRelay = asyncRelay;
		}

		@GetMapping("/relay/{order}")
		List<Map<String, String>> relay(@PathVariable String order, @RequestHeader(HttpHeaders.HOST) String host) {
			logger.info(RELAYING + order);
			String url = "http://" + host + "/received";
			List<Map<String, String>> sent = new ArrayList<>();
			sent.add(this.restTemplate.exchange(url, HttpMethod.GET, null, HEADERS).getBody());
			sent.add(this.restClient.get().uri(url).retrieve().body(HEADERS));
			sent.add(this.webClient.get().uri(url).retrieve().bodyToMono(HEADERS).block());
			sent.add(this.asyncRelay.relay(order, url).join());
			return sent;
		}

		@GetMapping("/received")
		Map<String, String> received(@RequestHeader HttpHeaders headers) {
			return new TreeMap<>(headers.toSingleValueMap());
		}

	}

	/**
	 * Sends on from another thread.
	 */
	static class AsyncRelay {

		private static final Log logger = LogFactory.getLog(AsyncRelay.class);

		private final RestClient restClient;

		AsyncRelay(RestClient.Builder restClient) {
			this.restClient = restClient.build();
		}

		@Async
		CompletableFuture<Map<String, String>> relay(String order, String url) {
			logger.info(RELAYING + order);
			return CompletableFuture.completedFuture(this.restClient.get().uri(url).retrieve().body(HEADERS));
		}

	}

}
