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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Methods of every kind that {@code @Async} takes.
 */
@Component
public class OrderMailer {

	private static final Logger logger = LoggerFactory.getLogger(OrderMailer.class);

	private volatile CompletableFuture<String> receipt = new CompletableFuture<>();

	@Async
	public void send() {
		logger.info("sent");
	}

	@Async
	public Future<String> count() {
		logger.info("counted");
		return CompletableFuture.completedFuture("one");
	}

	@Async
	public CompletableFuture<String> confirm() {
		logger.info("confirmed");
		return CompletableFuture.completedFuture("yes");
	}

	@Async
	public void fail() {
		logger.info("about to fail");
		throw new IllegalStateException("no stamps");
	}

	@Async
	public CompletableFuture<String> failLater() {
		return CompletableFuture.failedFuture(new IllegalStateException("no stamps left"));
	}

	@Async
	public CompletableFuture<String> awaitReceipt() {
		logger.info("waiting for the receipt");
		return this.receipt;
	}

	@Async("courierExecutor")
	public void courier() {
		logger.info("by courier");
	}

	public void expectReceipt() {
		this.receipt = new CompletableFuture<>();
	}

	public void receive() {
		this.receipt.complete("received");
	}

}
