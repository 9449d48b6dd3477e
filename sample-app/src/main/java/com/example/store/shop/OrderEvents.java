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

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/**
 * Says that an order is paid, to whoever wants to know. The message has the order's id;
 * the shop tells the rest to those who ask.
 */
@Component
class OrderEvents {

	private final KafkaTemplate<String, String> kafka;

	OrderEvents(KafkaTemplate<String, String> kafka) {
		this.kafka = kafka;
	}

	void paid(Order order) {
		this.kafka.send("paid-orders", order.id());
	}

}
