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

package com.example.store.shop;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The payment service as the shop sees it.
 */
@Component
class Payments {

	private final RestClient client;

	Payments(RestClient.Builder builder, @Value("${store.payment.url}") String url) {
		this.client = builder.baseUrl(url).build();
	}

	/**
	 * Has an order paid, which books its delivery as well.
	 * @param order the order
	 * @param item what was ordered
	 * @return the receipt
	 * @throws PaymentDeclinedException if the payment service says no
	 */
	Receipt pay(Order order, Item item) {
		Payment payment = new Payment(order.id(), order.total(),
				new Parcel(item.name(), order.quantity(), item.weightInKg() * order.quantity()));
		Receipt receipt = this.client.post()
			.uri("/payments")
			.body(payment)
			.retrieve()
			.onStatus((status) -> status.isSameCodeAs(HttpStatus.PAYMENT_REQUIRED), (request, response) -> {
				throw new PaymentDeclinedException(order);
			})
			.body(Receipt.class);
		if (receipt == null) {
			throw new IllegalStateException("The payment service sent no receipt for order " + order.id());
		}
		return receipt;
	}

	record Payment(String order, BigDecimal amount, Parcel parcel) {
	}

	record Parcel(String item, int quantity, int weightInKg) {
	}

	record Receipt(String order, LocalDateTime deliverySlot) {
	}

}
