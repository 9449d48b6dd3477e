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

package io.github.tracingboot.it.sleuth.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * Takes orders, and is its own neighbour.
 */
@RestController
public class ShopController {

	private static final Logger logger = LoggerFactory.getLogger(ShopController.class);

	private final Tracer tracer;

	private final SpanCustomizer customizer;

	private final Prices prices;

	private final Warehouse warehouse;

	private final Mailer mailer;

	private final RestClient stock;

	ShopController(Tracer tracer, SpanCustomizer customizer, Prices prices, Warehouse warehouse, Mailer mailer,
			RestClient.Builder stock) {
		this.tracer = tracer;
		this.customizer = customizer;
		this.prices = prices;
		this.warehouse = warehouse;
		this.mailer = mailer;
		this.stock = stock.build();
	}

	@GetMapping("/orders/{item}")
	String order(@PathVariable String item, HttpServletRequest request) {
		this.customizer.tag("order.item", item);
		this.tracer.createBaggage("tenant", "acme"); // never closed, as Sleuth's users
														// did
		logger.info("order of {}", item);
		this.prices.lookUpPrice(item);
		this.prices.discount(item);
		this.mailer.confirm(item);
		Span span = this.tracer.nextSpan().name("check").start();
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span)) {
			logger.info("checking {}", item);
			this.warehouse.pack(item);
			return String.valueOf(this.stock.get()
				.uri("http://localhost:{port}/stock/{item}", request.getLocalPort(), item)
				.retrieve()
				.body(String.class));
		}
		finally {
			span.end();
		}
	}

	@GetMapping("/stock/{item}")
	String stock(@PathVariable String item, @RequestHeader(required = false) String tenant) {
		ScopedSpan span = this.tracer.startScopedSpan("count");
		logger.info("stock of {}", item);
		span.end();
		return "tenant " + tenant + ", baggage " + this.tracer.getBaggage("tenant").get();
	}

	@GetMapping("/idle")
	String idle() {
		logger.info("idle");
		return "baggage " + this.tracer.getAllBaggage();
	}

}
