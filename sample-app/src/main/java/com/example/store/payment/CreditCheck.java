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

import java.math.BigDecimal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether a customer of this small store is good for the amount: anyone is, up to a
 * limit.
 */
@Component
class CreditCheck {

	private static final Logger log = LoggerFactory.getLogger(CreditCheck.class);

	private final BigDecimal limit;

	CreditCheck(@Value("${store.payment.limit}") BigDecimal limit) {
		this.limit = limit;
	}

	void check(Payment payment) {
		if (payment.amount().compareTo(this.limit) > 0) {
			log.warn("Order {}: declined, {} is above the limit of {}", payment.order(), payment.amount(), this.limit);
			throw new PaymentDeclinedException(payment, this.limit);
		}
		log.info("Order {}: credit is good for {}", payment.order(), payment.amount());
	}

}
