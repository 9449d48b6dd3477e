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

import java.util.List;

import com.example.store.shop.Items.StockedItem;
import jakarta.validation.Valid;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
class ShopController {

	private final Items items;

	private final Orders orders;

	private final OrderDesk desk;

	ShopController(Items items, Orders orders, OrderDesk desk) {
		this.items = items;
		this.orders = orders;
		this.desk = desk;
	}

	@GetMapping("/items")
	List<StockedItem> items() {
		return this.items.findAll();
	}

	@PostMapping("/orders")
	ResponseEntity<Order> order(@Valid @RequestBody NewOrder wish, UriComponentsBuilder uri) {
		Order order = this.desk.place(wish);
		return ResponseEntity.created(uri.path("/orders/{id}").build(order.id())).body(order);
	}

	@GetMapping("/orders/{id}")
	Order order(@PathVariable String id) {
		return this.orders.find(id).orElseThrow(() -> new UnknownOrderException(id));
	}

	@PutMapping("/orders/{id}/dispatch")
	void dispatched(@PathVariable String id) {
		if (!this.orders.dispatched(id)) {
			throw new UnknownOrderException(id);
		}
	}

}
