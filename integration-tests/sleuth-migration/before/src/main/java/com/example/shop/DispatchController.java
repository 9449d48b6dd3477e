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

import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Hands parcels over, to this shop or another.
 */
@RestController
class DispatchController {

	private static final Logger logger = LoggerFactory.getLogger(DispatchController.class);

	private final KafkaTemplate<String, String> kafka;

	DispatchController(KafkaTemplate<String, String> kafka) {
		this.kafka = kafka;
	}

	@PostMapping("/orders/{id}/dispatch")
	void dispatch(@PathVariable("id") int id, @RequestParam("topic") String topic)
			throws ExecutionException, InterruptedException {
		logger.info("Parcel is handed over");
		this.kafka.send(topic, "order-" + id, "pen").get();
	}

}
