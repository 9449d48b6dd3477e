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
import java.util.List;
import java.util.Optional;

import io.micrometer.tracing.annotation.NewSpan;
import io.micrometer.tracing.annotation.SpanTag;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The shop's items and how many of each are left.
 *
 * @since 0.1.0
 */
@Repository
public class Items {

	private final JdbcClient jdbc;

	Items(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<StockedItem> findAll() {
		return this.jdbc.sql("SELECT name, price, weight_in_kg, stock FROM items ORDER BY name")
			.query(StockedItem.class)
			.list();
	}

	/**
	 * Looks an item up, in Redis first.
	 * @param name the item's name
	 * @return the item
	 */
	@Cacheable(cacheNames = "items", unless = "#result == null")
	Optional<Item> find(String name) {
		return this.jdbc.sql("SELECT name, price, weight_in_kg FROM items WHERE name = ?")
			.param(name)
			.query(Item.class)
			.optional();
	}

	/**
	 * Takes items from the stock: one statement, so that two orders can't take the same
	 * one. Public, because only public methods become spans.
	 * @param name the item's name
	 * @param quantity how many are wanted
	 * @return whether there were enough
	 */
	@NewSpan("reserve stock")
	public boolean reserve(@SpanTag("item") String name, int quantity) {
		return this.jdbc.sql("UPDATE items SET stock = stock - :quantity WHERE name = :name AND stock >= :quantity")
			.param("name", name)
			.param("quantity", quantity)
			.update() == 1;
	}

	void putBack(String name, int quantity) {
		this.jdbc.sql("UPDATE items SET stock = stock + :quantity WHERE name = :name")
			.param("name", name)
			.param("quantity", quantity)
			.update();
	}

	record StockedItem(String name, BigDecimal price, int weightInKg, int stock) {
	}

}
