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

package io.github.tracingboot.it.elasticsearch;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * A shop that asks itself what is in stock.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ShopApplication.ShopController.class)
class ShopApplication {

	@RestController
	static class ShopController {

		private final RestClient client;

		private final ServletWebServerApplicationContext context;

		private final ObservationRegistry observations;

		private final Tracer tracer;

		ShopController(RestClient.Builder builder, ServletWebServerApplicationContext context,
				ObservationRegistry observations, Tracer tracer) {
			this.client = builder.build();
			this.context = context;
			this.observations = observations;
			this.tracer = tracer;
		}

		@GetMapping("/orders/{id}")
		String order(@PathVariable String id) {
			int port = this.context.getWebServer().getPort();
			String stock = this.client.get()
				.uri("http://localhost:" + port + "/stock/{id}", id)
				.retrieve()
				.onStatus(HttpStatusCode::isError, (request, response) -> {
				})
				.body(String.class);
			return Observation.createNotStarted("pack", this.observations)
				.highCardinalityKeyValue("order.id", id)
				.observe(() -> "packed " + stock);
		}

		@GetMapping("/stock/{id}")
		String stock(@PathVariable String id) {
			this.tracer.currentSpanCustomizer().tag("shelf", 7L);
			if (id.startsWith("broken")) {
				throw new IllegalStateException("Shelf is broken");
			}
			return "pen";
		}

	}

}
