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

import java.time.LocalDateTime;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeliveryController {

	private static final Logger log = LoggerFactory.getLogger(DeliveryController.class);

	private final RoutePlanner planner;

	private final SlotBook slots;

	DeliveryController(RoutePlanner planner, SlotBook slots) {
		this.planner = planner;
		this.slots = slots;
	}

	@PostMapping("/deliveries")
	@ResponseStatus(HttpStatus.CREATED)
	Booking book(@Valid @RequestBody Parcel parcel) {
		log.info("Order {}: {} kg to deliver", parcel.order(), parcel.weightInKg());
		Vehicle vehicle = this.planner.vehicleFor(parcel.weightInKg());
		LocalDateTime slot = this.slots.book();
		log.info("Order {}: by {} at {}", parcel.order(), vehicle, slot);
		return new Booking(parcel.order(), slot);
	}

	record Parcel(@NotBlank String order, @Positive int weightInKg) {
	}

	record Booking(String order, LocalDateTime slot) {
	}

}
