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
import java.util.concurrent.ExecutorService;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has orders packed, on a thread of each kind, and waits for them.
 */
@RestController
class PackingController {

	private static final Logger logger = LoggerFactory.getLogger(PackingController.class);

	private final Packing packing;

	private final ThreadPoolTaskExecutor packers;

	private final ExecutorService labelPrinters;

	PackingController(Packing packing, ThreadPoolTaskExecutor packers,
			@Qualifier("labelPrinters") ExecutorService labelPrinters) {
		this.packing = packing;
		this.packers = packers;
		this.labelPrinters = labelPrinters;
	}

	@PostMapping("/orders/{id}/wrap")
	void wrap(@PathVariable("id") int id) throws ExecutionException, InterruptedException {
		this.packing.wrapParcel().get();
	}

	@PostMapping("/orders/{id}/pack")
	void pack(@PathVariable("id") int id) throws ExecutionException, InterruptedException {
		this.packers.submit(() -> logger.info("Parcel is packed")).get();
	}

	@PostMapping("/orders/{id}/label")
	void label(@PathVariable("id") int id) throws ExecutionException, InterruptedException {
		this.labelPrinters.submit(() -> logger.info("Label is printed")).get();
	}

}
