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

package com.example.shop;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Looks at orders, and asks other services about them.
 */
@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final JdbcTemplate jdbc;

	private final RestTemplate restTemplate;

	private final WebClient webClient;

	OrderController(JdbcTemplate jdbc, RestTemplate restTemplate, WebClient webClient) {
		this.jdbc = jdbc;
		this.restTemplate = restTemplate;
		this.webClient = webClient;
	}

	@GetMapping("/orders/{id}")
	String order(@PathVariable("id") int id) {
		logger.info("Order is read");
		return this.jdbc.queryForObject("select item from orders where id = ?", String.class, id);
	}

	@GetMapping("/orders/{id}/price")
	String price(@PathVariable("id") int id, @RequestParam("peer") String peer) {
		logger.info("Price is asked for");
		return this.restTemplate.getForObject(peer + "/headers/{id}", String.class, id);
	}

	@GetMapping("/orders/{id}/stock")
	String stock(@PathVariable("id") int id, @RequestParam("peer") String peer) {
		logger.info("Stock is asked for");
		return this.webClient.get().uri(peer + "/headers/{id}", id).retrieve().bodyToMono(String.class).block();
	}

	@GetMapping("/orders/{id}/broken")
	String broken(@PathVariable("id") int id) {
		throw new IllegalStateException("Order " + id + " is broken");
	}

	@GetMapping("/internal/ping")
	String ping() {
		logger.info("Ping is answered");
		return "pong";
	}

	@GetMapping("/headers/{id}")
	String headers(@PathVariable("id") int id, @RequestHeader Map<String, String> headers) {
		logger.info("Headers are shown");
		StringBuilder answer = new StringBuilder();
		headers.forEach((name, value) -> answer.append(name.toLowerCase()).append('=').append(value).append('\n'));
		return answer.toString();
	}

}
