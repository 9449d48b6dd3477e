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
import java.time.Instant;
import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

record Order(String id, String item, int quantity, BigDecimal total, Status status,
		@Nullable LocalDateTime deliverySlot, Instant placedAt) {

	Order paid(LocalDateTime slot) {
		return new Order(this.id, this.item, this.quantity, this.total, Status.PAID, slot, this.placedAt);
	}

	Order failed() {
		return new Order(this.id, this.item, this.quantity, this.total, Status.FAILED, null, this.placedAt);
	}

	enum Status {

		PLACED, PAID, DISPATCHED, FAILED

	}

}
