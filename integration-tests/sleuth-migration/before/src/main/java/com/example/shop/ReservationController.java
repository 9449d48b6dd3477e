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

package com.example.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reserves orders in Redis.
 */
@RestController
class ReservationController {

	private static final Logger logger = LoggerFactory.getLogger(ReservationController.class);

	private final StringRedisTemplate redis;

	ReservationController(StringRedisTemplate redis) {
		this.redis = redis;
	}

	@PostMapping("/orders/{id}/reserve")
	void reserve(@PathVariable("id") int id) {
		this.redis.opsForValue().set("order-" + id, "reserved");
		logger.info("Order is reserved");
	}

}
