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

package io.github.tracingboot.it.peers;

import java.util.List;
import java.util.Locale;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Logs an order and hands it on. The answer tells what everybody on the way received, a
 * line for each header: {@code service name=value}.
 */
@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final String service;

	private final RestClient http;

	private final Tracer tracer;

	OrderController(@Value("${spring.application.name}") String service, RestClient.Builder builder, Tracer tracer) {
		this.service = service;
		this.http = builder.build();
		this.tracer = tracer;
	}

	@GetMapping("/orders/{number}")
	String order(@PathVariable String number, @RequestParam(defaultValue = "") List<String> via,
			@RequestHeader HttpHeaders headers) {
		logger.info("Order {} of {}", number, this.tracer.getBaggage("tenant").get());
		StringBuilder answer = new StringBuilder();
		headers.forEach((name, values) -> values.forEach((value) -> tell(answer, name, value)));
		Span span = this.tracer.currentSpan();
		tell(answer, "(sampled)", (span != null) ? span.context().sampled() : null);
		if (!via.isEmpty()) {
			answer.append(next(number, via));
		}
		return answer.toString();
	}

	private void tell(StringBuilder answer, String name, @Nullable Object value) {
		answer.append(this.service)
			.append(' ')
			.append(name.toLowerCase(Locale.ROOT))
			.append('=')
			.append(value)
			.append('\n');
	}

	private String next(String number, List<String> via) {
		String body = this.http.get()
			.uri(UriComponentsBuilder.fromUriString(via.get(0))
				.path("/orders/" + number)
				.queryParam("via", via.subList(1, via.size()))
				.build()
				.toUri())
			.retrieve()
			.body(String.class);
		return (body != null) ? body : "";
	}

}
