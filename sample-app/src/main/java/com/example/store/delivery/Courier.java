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

import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Is told of each parcel while others are dealt with, tells the shop, and sets off now
 * and then.
 */
@Component
class Courier {

	private static final Logger log = LoggerFactory.getLogger(Courier.class);

	private final RestTemplate shop;

	private final AtomicInteger waiting = new AtomicInteger();

	Courier(RestTemplateBuilder builder, @Value("${store.shop.url}") String shop) {
		this.shop = builder.rootUri(shop).build();
	}

	@Async
	void tell(Delivery delivery) {
		this.waiting.incrementAndGet();
		this.shop.put("/orders/{id}/dispatch", null, delivery.order());
		log.info("Order {}: courier told of {} x {}", delivery.order(), delivery.quantity(), delivery.item());
	}

	@Scheduled(fixedDelayString = "${store.delivery.tour-every}")
	void setOff() {
		int parcels = this.waiting.getAndSet(0);
		if (parcels > 0) {
			log.info("Courier sets off with {} parcels", parcels);
		}
	}

}
