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

import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Listeners to an event of the application.
 */
@Component
public class OrderListeners {

	private static final Logger logger = LoggerFactory.getLogger(OrderListeners.class);

	@Async
	@EventListener
	public void onPlaced(Placed event) {
		logger.info("heard at once of {}", event.order());
	}

	@TransactionalEventListener
	public void onCommitted(Placed event) {
		logger.info("heard after the commit of {}", event.order());
	}

	@Async
	@TransactionalEventListener
	public void onCommittedElsewhere(Placed event) {
		logger.info("heard elsewhere after the commit of {}", event.order());
	}

	/**
	 * Somebody has ordered something.
	 *
	 * @param order the order
	 */
	public record Placed(String order) {

	}

}
