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

package io.github.tracingboot.it.async.tasks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Less common places for the annotation.
 */
public interface Warehouse {

	@Async
	void pack();

	/**
	 * Asynchronous by its interface.
	 */
	@Component
	class Shelves implements Warehouse {

		private static final Logger logger = LoggerFactory.getLogger(Shelves.class);

		@Override
		public void pack() {
			logger.info("packed");
		}

	}

	/**
	 * Asynchronous as a whole.
	 */
	@Component
	@Async
	class Ramp {

		private static final Logger logger = LoggerFactory.getLogger(Ramp.class);

		public void load() {
			logger.info("loaded");
		}

	}

	/**
	 * Asynchronous by an annotation of the application's own, in a transaction.
	 */
	@Component
	class Ledger {

		private static final Logger logger = LoggerFactory.getLogger(Ledger.class);

		@InBackground
		@Transactional
		public void book() {
			logger.info("booked");
		}

	}

}
