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

package io.github.tracingboot.it.modules;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.it.RecordedSpans;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.integration.annotation.Gateway;
import org.springframework.integration.annotation.IntegrationComponentScan;
import org.springframework.integration.annotation.MessagingGateway;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.MessageChannels;
import org.springframework.integration.dsl.Pollers;
import org.springframework.messaging.Message;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Flows that change threads in every way that Spring Integration has.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@IntegrationComponentScan(basePackageClasses = FlowApplication.class)
@Import({ FlowApplication.GatewayController.class, Mailbox.class })
public class FlowApplication {

	private static final Logger logger = LoggerFactory.getLogger(FlowApplication.class);

	@Bean
	RecordedSpans recordedSpans() {
		return new RecordedSpans();
	}

	@Bean
	MeterRegistry meterRegistry() {
		return new SimpleMeterRegistry();
	}

	// The executor is no bean: only the message can carry the trace.
	@Bean(destroyMethod = "shutdownNow")
	Threads threads() {
		return new Threads(Executors.newFixedThreadPool(2));
	}

	@Bean
	IntegrationFlow ordersFlow(Threads threads) {
		return IntegrationFlow.from("orders")
			.handle(String.class, (order, headers) -> log("placing", order))
			.channel(MessageChannels.executor("stock", threads.pool()))
			.handle(String.class, (order, headers) -> log("stocking", order))
			.get();
	}

	@Bean
	IntegrationFlow shipmentsFlow() {
		return IntegrationFlow.from(MessageChannels.queue("shipments"))
			.handle(String.class, (order, headers) -> log("shipping", order),
					(endpoint) -> endpoint.poller(Pollers.fixedDelay(5)))
			.nullChannel();
	}

	@Bean
	IntegrationFlow remindersFlow() {
		return IntegrationFlow.from("reminders")
			.delay((delay) -> delay.messageGroupId("reminding").defaultDelay(1))
			.handle(String.class, (order, headers) -> log("reminding", order))
			.nullChannel();
	}

	@Bean
	IntegrationFlow pricesFlow(Threads threads) {
		return IntegrationFlow.from("prices")
			.handle(String.class,
					(order, headers) -> CompletableFuture.supplyAsync(() -> order,
							CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, threads.pool())),
					(endpoint) -> endpoint.async(true))
			.handle(String.class, (order, headers) -> log("pricing", order))
			.get();
	}

	@Bean
	IntegrationFlow complaintsFlow() {
		return IntegrationFlow.from(MessageChannels.queue("complaints")).handle(String.class, (order, headers) -> {
			throw new IllegalStateException("cannot deal with " + order);
		}, (endpoint) -> endpoint.poller(Pollers.fixedDelay(5))).nullChannel();
	}

	@Bean
	IntegrationFlow apologiesFlow() {
		return IntegrationFlow.from("errorChannel")
			.handle((Message<?> message) -> logger.info("apologizing for {}",
					((Throwable) message.getPayload()).getCause().getMessage()))
			.get();
	}

	@Bean
	IntegrationFlow mailboxFlow(Mailbox mailbox) {
		return IntegrationFlow
			.from(mailbox, (source) -> source.autoStartup(true).poller(Pollers.fixedDelay(5)).id("mailbox-source"))
			.handle(String.class, (letter, headers) -> log("reading", letter))
			.nullChannel();
	}

	private static String log(String verb, String what) {
		logger.info("{} {}", verb, what);
		return what;
	}

	/**
	 * Entrance to the flows.
	 */
	@MessagingGateway
	public interface Desk {

		@Gateway(requestChannel = "orders")
		String order(String order);

		@Gateway(requestChannel = "orders")
		CompletableFuture<String> orderLater(String order);

		@Gateway(requestChannel = "prices")
		String price(String order);

		@Gateway(requestChannel = "shipments")
		void ship(String order);

		@Gateway(requestChannel = "reminders")
		void remind(String order);

		@Gateway(requestChannel = "complaints")
		void complain(String order);

	}

	record Threads(ExecutorService pool) {

		void shutdownNow() {
			this.pool.shutdownNow();
		}

	}

	@RestController
	static class GatewayController {

		private final Desk desk;

		GatewayController(Desk desk) {
			this.desk = desk;
		}

		@GetMapping("/{action}/{order}")
		String act(@PathVariable String action, @PathVariable String order) {
			switch (action) {
				case "order" -> this.desk.order(order);
				case "order-later" -> this.desk.orderLater(order).join();
				case "price" -> this.desk.price(order);
				case "ship" -> this.desk.ship(order);
				case "remind" -> this.desk.remind(order);
				default -> this.desk.complain(order);
			}
			return order;
		}

	}

}
