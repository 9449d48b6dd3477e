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

package com.example.store.payment;

import java.time.LocalDateTime;

import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The delivery service as the payment service sees it.
 */
@Component
class Deliveries {

	private final WebClient client;

	Deliveries(WebClient.Builder builder, @Value("${store.delivery.url}") String url) {
		this.client = builder.baseUrl(url).build();
	}

	Mono<LocalDateTime> book(Payment payment) {
		return this.client.post()
			.uri("/deliveries")
			.bodyValue(new Delivery(payment.order(), payment.parcel().weightInKg()))
			.retrieve()
			.bodyToMono(Booking.class)
			.map(Booking::slot);
	}

	record Delivery(String order, int weightInKg) {
	}

	record Booking(String order, LocalDateTime slot) {
	}

}
