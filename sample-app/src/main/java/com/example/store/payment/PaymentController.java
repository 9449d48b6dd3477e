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

package com.example.store.payment;

import jakarta.validation.Valid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PaymentController {

	private static final Logger log = LoggerFactory.getLogger(PaymentController.class);

	private final CreditCheck creditCheck;

	private final Deliveries deliveries;

	PaymentController(CreditCheck creditCheck, Deliveries deliveries) {
		this.creditCheck = creditCheck;
		this.deliveries = deliveries;
	}

	/**
	 * Pays an order. The credit check blocks, so it leaves the event loop; the money is
	 * only taken once the delivery is booked.
	 * @param payment the order's payment
	 * @return the receipt
	 */
	@PostMapping("/payments")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Receipt> pay(@Valid @RequestBody Payment payment) {
		log.info("Order {}: {} to be paid", payment.order(), payment.amount());
		return Mono.just(payment)
			.publishOn(Schedulers.boundedElastic())
			.doOnNext(this.creditCheck::check)
			.flatMap(this.deliveries::book)
			.map((slot) -> new Receipt(payment.order(), slot))
			.doOnNext((receipt) -> log.info("Order {}: {} taken", receipt.order(), payment.amount()));
	}

}
