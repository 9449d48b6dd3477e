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

import org.springframework.cloud.sleuth.SpanCustomizer;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.SpanTag;
import org.springframework.stereotype.Service;

/**
 * What Sleuth's annotations trace.
 */
@Service
public class Payments {

	private static final Logger logger = LoggerFactory.getLogger(Payments.class);

	private final SpanCustomizer span;

	Payments(SpanCustomizer span) {
		this.span = span;
	}

	@NewSpan("charge card")
	public void charge(@SpanTag("order.id") int order) {
		logger.info("Card is charged");
		this.span.tag("card", "credit").event("charged");
	}

	@ContinueSpan(log = "check")
	public void check(@SpanTag(key = "order.checked", expression = "'#' + #root") int order) {
		logger.info("Card is checked");
	}

	@NewSpan
	public void refuseCard() {
		logger.info("Card is refused");
		throw new IllegalArgumentException("Card is stolen");
	}

}
