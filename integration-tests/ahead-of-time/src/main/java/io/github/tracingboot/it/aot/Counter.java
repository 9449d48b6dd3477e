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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.annotation.NewSpan;

/**
 * Counts, and knows only Spring Cloud Sleuth's API.
 */
public class Counter {

	private static final Logger logger = LoggerFactory.getLogger(Counter.class);

	private final Tracer tracer;

	Counter(Tracer tracer) {
		this.tracer = tracer;
	}

	/**
	 * Counts items.
	 * @param item the item
	 */
	@NewSpan("countItems")
	public void count(String item) {
		ScopedSpan span = this.tracer.startScopedSpan("shelf");
		logger.info("count of {}", item);
		span.end();
	}

}
