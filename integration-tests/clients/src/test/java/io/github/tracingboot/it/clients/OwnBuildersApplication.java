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

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Scope;
import org.springframework.http.client.observation.DefaultClientRequestObservationConvention;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Brings builders and a convention of its own, and makes clients that are no beans.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(CallController.class)
class OwnBuildersApplication {

	private final String url;

	OwnBuildersApplication(@Value("${downstream.url}") String url) {
		this.url = url;
	}

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	RestTemplateBuilder restTemplateBuilder() {
		return new RestTemplateBuilder();
	}

	@Bean
	@Scope("prototype")
	RestClient.Builder restClientBuilder() {
		return RestClient.builder();
	}

	@Bean
	WebClient.Builder webClientBuilder() {
		return WebClient.builder();
	}

	@Bean
	DefaultClientRequestObservationConvention blockingConvention() {
		return new DefaultClientRequestObservationConvention() {

			@Override
			public String getContextualName(
					org.springframework.http.client.observation.ClientRequestObservationContext context) {
				return "call of mine";
			}

		};
	}

	@Bean
	org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention reactiveConvention() {
		return new org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention() {

			@Override
			public String getContextualName(ClientRequestObservationContext context) {
				return "call of mine";
			}

		};
	}

	@Bean
	Caller templateByOwnBuilder(RestTemplateBuilder builder) {
		RestTemplate client = builder.build();
		return (path) -> client.getForObject(this.url + path, String.class);
	}

	@Bean
	Caller restClientByOwnBuilder(RestClient.Builder builder) {
		RestClient client = builder.build();
		return (path) -> client.get().uri(this.url + path).retrieve().body(String.class);
	}

	@Bean
	Caller webClientByOwnBuilder(WebClient.Builder builder) {
		WebClient client = builder.build();
		return (path) -> client.get().uri(this.url + path).retrieve().bodyToMono(String.class).block();
	}

}
