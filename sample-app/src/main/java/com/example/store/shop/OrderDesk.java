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

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.example.store.shop.Order.Status;
import com.example.store.shop.Payments.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Takes an order from the customer's wish to the booked delivery, and undoes what was
 * done where that fails on the way.
 */
@Service
class OrderDesk {

	private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);

	private final Items items;

	private final Orders orders;

	private final Payments payments;

	private final OrderEvents events;

	private final Clock clock;

	OrderDesk(Items items, Orders orders, Payments payments, OrderEvents events, Clock clock) {
		this.items = items;
		this.orders = orders;
		this.payments = payments;
		this.events = events;
		this.clock = clock;
	}

	Order place(NewOrder wish) {
		Item item = this.items.find(wish.item()).orElseThrow(() -> new UnknownItemException(wish.item()));
		Order order = new Order(newId(), item.name(), wish.quantity(), item.priceOf(wish.quantity()), Status.PLACED,
				null, this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
		log.info("Order {}: {} x {} for {}", order.id(), order.quantity(), order.item(), order.total());
		if (!this.items.reserve(order.item(), order.quantity())) {
			throw new OutOfStockException(order);
		}
		this.orders.add(order);
		Order paid = pay(order, item);
		this.events.paid(paid);
		return paid;
	}

	private Order pay(Order order, Item item) {
		try {
			Receipt receipt = this.payments.pay(order, item);
			Order paid = order.paid(receipt.deliverySlot());
			this.orders.update(paid);
			log.info("Order {}: paid, to be delivered at {}", paid.id(), paid.deliverySlot());
			return paid;
		}
		catch (RuntimeException ex) {
			this.items.putBack(order.item(), order.quantity());
			this.orders.update(order.failed());
			log.warn("Order {}: not paid, {} x {} back in stock", order.id(), order.quantity(), order.item());
			throw ex;
		}
	}

	private static String newId() {
		return "A-" + UUID.randomUUID().toString().substring(0, 8);
	}

}
