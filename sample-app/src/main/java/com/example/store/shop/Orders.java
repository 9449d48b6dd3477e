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

import java.sql.Timestamp;
import java.util.Optional;

import com.example.store.shop.Order.Status;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The orders that the shop accepted, whatever became of them.
 */
@Repository
class Orders {

	private final JdbcClient jdbc;

	Orders(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(Order order) {
		this.jdbc
			.sql("INSERT INTO orders (id, item, quantity, total, status, delivery_slot, placed_at)"
					+ " VALUES (:id, :item, :quantity, :total, :status, :slot, :placedAt)")
			.param("id", order.id())
			.param("item", order.item())
			.param("quantity", order.quantity())
			.param("total", order.total())
			.param("status", order.status().name())
			.param("slot", order.deliverySlot())
			.param("placedAt", Timestamp.from(order.placedAt()))
			.update();
	}

	void update(Order order) {
		this.jdbc.sql("UPDATE orders SET status = :status, delivery_slot = :slot WHERE id = :id")
			.param("status", order.status().name())
			.param("slot", order.deliverySlot())
			.param("id", order.id())
			.update();
	}

	/**
	 * Notes that an order is on its way to the customer.
	 * @param id the order's id
	 * @return whether there is such an order
	 */
	boolean dispatched(String id) {
		return this.jdbc.sql("UPDATE orders SET status = ? WHERE id = ?")
			.params(Status.DISPATCHED.name(), id)
			.update() > 0;
	}

	Optional<Order> find(String id) {
		return this.jdbc
			.sql("SELECT id, item, quantity, total, status, delivery_slot, placed_at FROM orders WHERE id = ?")
			.param(id)
			.query(Order.class)
			.optional();
	}

}
