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

import com.example.store.delivery.Shop.Order;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Has an order delivered once it is paid.
 */
@Component
class Dispatcher {

	private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

	private final Shop shop;

	private final Deliveries deliveries;

	private final Courier courier;

	Dispatcher(Shop shop, Deliveries deliveries, Courier courier) {
		this.shop = shop;
		this.deliveries = deliveries;
		this.courier = courier;
	}

	@KafkaListener(topics = "paid-orders")
	void dispatch(String orderId) {
		Order order = this.shop.order(orderId);
		log.info("Order {}: paid, so {} x {} can go", order.id(), order.quantity(), order.item());
		Delivery delivery = new Delivery(order.id(), order.item(), order.quantity(), order.deliverySlot());
		this.deliveries.add(delivery);
		this.courier.tell(delivery);
	}

}
