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

package com.example.store.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The shop as the delivery service sees it; for one question the JDK's client will do.
 */
@Component
class Shop {

	private final HttpClient client;

	private final JsonMapper json;

	private final String url;

	Shop(HttpClient client, JsonMapper json, @Value("${store.shop.url}") String url) {
		this.client = client;
		this.json = json;
		this.url = url;
	}

	Order order(String id) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + "/orders/" + id))
			.timeout(Duration.ofSeconds(10))
			.build();
		try {
			HttpResponse<String> response = this.client.send(request, BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException("The shop answered " + response.statusCode() + " for order " + id);
			}
			return this.json.readValue(response.body(), Order.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted on the way to the shop", ex);
		}
	}

	record Order(String id, String item, int quantity, LocalDateTime deliverySlot) {
	}

}
