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

package io.github.tracingboot.it.sleuth.servlet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.SpanTag;

/**
 * Looks prices up.
 */
public class Prices {

	private static final Logger logger = LoggerFactory.getLogger(Prices.class);

	/**
	 * Looks a price up.
	 * @param item the item
	 */
	@NewSpan
	public void lookUpPrice(@SpanTag("item") String item) {
		logger.info("price of {}", item);
	}

	/**
	 * Grants a discount.
	 * @param item the item
	 */
	@ContinueSpan(log = "discount")
	public void discount(@SpanTag("discounted") String item) {
		logger.info("discount for {}", item);
	}

}
