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

package io.github.tracingboot.it.aot;

import io.micrometer.tracing.annotation.NewSpan;
import io.opentracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does its work in a span of its own.
 */
public class PriceList {

	private static final Logger logger = LoggerFactory.getLogger(PriceList.class);

	private final Tracer tracer;

	/**
	 * Creates the list.
	 * @param tracer the tracer
	 */
	public PriceList(Tracer tracer) {
		this.tracer = tracer;
	}

	/**
	 * Looks a price up.
	 * @param item the item
	 * @return the price
	 */
	@NewSpan("look up price")
	public int price(String item) {
		logger.info("price of {}", item);
		this.tracer.buildSpan("discount").start().finish();
		return item.length();
	}

}
