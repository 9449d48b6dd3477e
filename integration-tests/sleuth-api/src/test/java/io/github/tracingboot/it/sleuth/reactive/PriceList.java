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

package io.github.tracingboot.it.sleuth.reactive;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.SpanTag;

/**
 * Looks prices up. Carries the annotations for those that implement it.
 */
public interface PriceList {

	/**
	 * Looks a price up.
	 * @param item the item
	 * @param port the port of the service that knows
	 * @return the price
	 */
	@NewSpan("look up price")
	Mono<String> price(@SpanTag("item") String item, int port);

	/**
	 * Lists prices.
	 * @param item the item
	 * @return the prices
	 */
	@ContinueSpan(log = "listing")
	Flux<String> prices(@SpanTag("listed") String item);

}
