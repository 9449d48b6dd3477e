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

package io.github.tracingboot.it.annotations.scanned;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.micrometer.observation.annotation.ObservationKeyValue;
import io.micrometer.observation.annotation.Observed;
import io.micrometer.tracing.annotation.ContinueSpan;
import io.micrometer.tracing.annotation.NewSpan;
import io.micrometer.tracing.annotation.SpanTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

/**
 * Uses all the annotations and configures nothing.
 */
@SpringBootApplication
public class ScannedApplication {

	private static final Logger logger = LoggerFactory.getLogger(ScannedApplication.class);

	/**
	 * Annotated methods.
	 */
	@Component
	public static class Orders {

		private final CompletableFuture<String> delivered = new CompletableFuture<>();

		@NewSpan("charge card")
		public void charge(@SpanTag("order.id") String id,
				@SpanTag(key = "amount", expression = "'EUR ' + #root") int amount) {
			logger.info("charging");
		}

		@NewSpan
		public void fail() {
			throw new IllegalStateException("card refused");
		}

		@ContinueSpan(log = "packing")
		public void pack(@SpanTag("box") String box) {
			logger.info("packing");
		}

		@Observed(name = "order.place", contextualName = "place order", lowCardinalityKeyValues = { "shop", "web" })
		public void place(@ObservationKeyValue("order.id") String id) {
			logger.info("placing");
		}

		@Observed(name = "order.deliver")
		public CompletionStage<String> deliver() {
			return this.delivered;
		}

		/**
		 * Arrives.
		 */
		public void arrive() {
			this.delivered.complete("there");
		}

	}

	/**
	 * An annotated class.
	 */
	@Component
	@Observed(name = "stock")
	public static class Stock {

		/**
		 * Counts.
		 */
		public void count() {
			logger.info("counting");
		}

	}

}
