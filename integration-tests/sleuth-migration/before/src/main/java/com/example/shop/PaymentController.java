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

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Has orders paid.
 */
@RestController
class PaymentController {

	private final Payments payments;

	PaymentController(Payments payments) {
		this.payments = payments;
	}

	@PostMapping("/orders/{id}/charge")
	void charge(@PathVariable("id") int id) {
		this.payments.charge(id);
	}

	@PostMapping("/orders/{id}/check")
	void check(@PathVariable("id") int id) {
		this.payments.check(id);
	}

	@PostMapping("/orders/{id}/refuse")
	String refuse(@PathVariable("id") int id) {
		try {
			this.payments.refuseCard();
			return "charged";
		}
		catch (IllegalArgumentException ex) {
			return "refused";
		}
	}

}
