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

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Begins work that goes on elsewhere.
 */
@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final Map<String, Runnable> work;

	OrderController(OrderMailer mailer, Warehouse.Shelves shelves, Warehouse.Ramp ramp, Warehouse.Ledger ledger,
			Supplier supplier, @Qualifier("courierExecutor") Executor courierExecutor, ApplicationEventPublisher events,
			PlatformTransactionManager transactions) {
		this.work = Map.ofEntries(Map.entry("void", mailer::send), Map.entry("future", mailer::count),
				Map.entry("completable-future", mailer::confirm), Map.entry("failing", mailer::fail),
				Map.entry("failing-later", mailer::failLater), Map.entry("pending", mailer::awaitReceipt),
				Map.entry("other-executor", mailer::courier), Map.entry("interface", shelves::pack),
				Map.entry("class", ramp::load), Map.entry("transaction", ledger::book),
				Map.entry("retryable", () -> supplier.byAnnotation(new AtomicInteger())),
				Map.entry("retryable-async", () -> supplier.inBackground(new AtomicInteger())),
				Map.entry("retryable-reactive", () -> supplier.reactive(new AtomicInteger()).block()),
				Map.entry("retry-template", () -> supplier.byTemplate(new AtomicInteger())),
				Map.entry("spring-retry", () -> supplier.bySpringRetry(new AtomicInteger())),
				Map.entry("spring-retry-async", () -> supplier.inBackgroundBySpringRetry(new AtomicInteger())),
				Map.entry("spring-retry-template", () -> supplier.byTemplateOfSpringRetry(new AtomicInteger())),
				Map.entry("plain", () -> courierExecutor.execute(() -> logger.info("plain task"))),
				Map.entry("event", () -> new TransactionTemplate(transactions)
					.executeWithoutResult((status) -> events.publishEvent(new OrderListeners.Placed("4711")))));
	}

	@GetMapping("/{kind}")
	String start(@PathVariable String kind) {
		logger.info("in the request");
		this.work.get(kind).run();
		return "started";
	}

}
