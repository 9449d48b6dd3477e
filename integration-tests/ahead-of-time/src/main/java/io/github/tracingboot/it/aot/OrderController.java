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

package io.github.tracingboot.it.aot;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * Takes orders, and is its own neighbour.
 */
@RestController
public class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final RestClient stock;

	private final PriceList prices;

	private final Counter counter;

	OrderController(RestClient stock, PriceList prices, Counter counter) {
		this.stock = stock;
		this.prices = prices;
		this.counter = counter;
	}

	@GetMapping("/orders/{item}")
	String order(@PathVariable String item, HttpServletRequest request) {
		logger.info("order of {}", item);
		this.prices.price(item);
		String traceparent = this.stock.get()
			.uri("http://localhost:{port}/stock/{item}", request.getLocalPort(), item)
			.retrieve()
			.body(String.class);
		return String.valueOf(traceparent);
	}

	@GetMapping("/stock/{item}")
	String stock(@PathVariable String item, @RequestHeader String traceparent) {
		logger.info("stock of {}", item);
		this.counter.count(item);
		return traceparent;
	}

}
