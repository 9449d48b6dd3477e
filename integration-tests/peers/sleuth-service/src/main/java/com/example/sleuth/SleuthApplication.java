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

package com.example.sleuth;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.cloud.sleuth.BaggageInScope;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A service as it was written for Spring Boot 2 with Spring Cloud Sleuth.
 */
@SpringBootApplication
@RestController
public class SleuthApplication {

	private static final Logger logger = LoggerFactory.getLogger(SleuthApplication.class);

	private final RestTemplate http;

	private final Tracer tracer;

	SleuthApplication(RestTemplateBuilder builder, Tracer tracer) {
		this.http = builder.build();
		this.tracer = tracer;
	}

	@GetMapping("/orders/{number}")
	String order(@PathVariable String number, @RequestParam(defaultValue = "") List<String> via,
			@RequestHeader HttpHeaders headers) {
		BaggageInScope tenant = this.tracer.getBaggage("tenant");
		logger.info("Order {} of {}", number, (tenant != null) ? tenant.get() : null);
		StringBuilder answer = new StringBuilder();
		headers.forEach((name, values) -> values.forEach(
				(value) -> answer.append("sleuth ").append(name.toLowerCase()).append('=').append(value).append('\n')));
		if (!via.isEmpty()) {
			answer.append(this.http.getForObject(UriComponentsBuilder.fromHttpUrl(via.get(0))
				.path("/orders/" + number)
				.queryParam("via", via.subList(1, via.size()).toArray())
				.build()
				.toUri(), String.class));
		}
		return answer.toString();
	}

	public static void main(String[] args) {
		SpringApplication.run(SleuthApplication.class, args);
	}

}
