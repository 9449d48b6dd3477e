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

import java.util.Collections;

import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Books orders, traced by hand with OpenTracing's API.
 */
@RestController
class BookkeepingController {

	private static final Logger logger = LoggerFactory.getLogger(BookkeepingController.class);

	private final Tracer tracer;

	BookkeepingController(Tracer tracer) {
		this.tracer = tracer;
	}

	@PostMapping("/orders/{id}/book")
	String book(@PathVariable("id") int id) {
		Span span = this.tracer.buildSpan("book order").withTag("ledger", "main").start();
		try (Scope scope = this.tracer.activateSpan(span)) {
			logger.info("Order is booked");
			span.log("booked");
			span.setTag("amount", 12);
			return span.context().toTraceId();
		}
		finally {
			span.finish();
		}
	}

	@PostMapping("/orders/{id}/credit")
	void credit(@PathVariable("id") int id) {
		Span span = this.tracer.buildSpan("credit order")
			.withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT)
			.withTag(Tags.PEER_SERVICE, "bank")
			.start();
		Tags.ERROR.set(span, true);
		span.log(Collections.singletonMap("event", "refused"));
		span.finish();
	}

}
