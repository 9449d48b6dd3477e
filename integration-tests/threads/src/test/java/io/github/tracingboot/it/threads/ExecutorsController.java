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

package io.github.tracingboot.it.threads;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.tracingboot.concurrent.CurrentContext;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leaves the thread of the request in all the ways that executors offer, and logs there.
 */
@RestController
@RequestMapping("/executors")
class ExecutorsController {

	private static final Log logger = LogFactory.getLog(ExecutorsController.class);

	private final Map<String, Executor> executors;

	private final TaskScheduler usersScheduler;

	private final ThreadPoolExecutor busyPool;

	private final ExecutorService executorService;

	private final Tracer tracer;

	private final Semaphore running = new Semaphore(0);

	ExecutorsController(Map<String, Executor> executors, @Qualifier("usersScheduler") TaskScheduler usersScheduler,
			@Qualifier("busyPool") ThreadPoolExecutor busyPool, @Qualifier("rawPool") ExecutorService executorService,
			Tracer tracer) {
		this.executors = executors;
		this.usersScheduler = usersScheduler;
		this.busyPool = busyPool;
		this.executorService = executorService;
		this.tracer = tracer;
	}

	@GetMapping("/{name}")
	String onExecutor(@PathVariable String name) throws Exception {
		return on(name, () -> logger.info("in a task on " + name));
	}

	@GetMapping("/{name}/everything")
	String takesEverythingAlong(@PathVariable String name) throws Exception {
		Span span = this.tracer.nextSpan().name("by hand").start();
		MDC.put("order", "A-1");
		try (Tracer.SpanInScope scope = this.tracer.withSpan(span);
				BaggageInScope baggage = this.tracer.createBaggageInScope("tenant", "acme")) {
			on(name, () -> logger
				.info("everything: order=" + MDC.get("order") + " tenant=" + this.tracer.getBaggage("tenant").get()));
			return span.context().spanId();
		}
		finally {
			MDC.remove("order");
			span.end();
		}
	}

	@GetMapping("/{name}/many")
	String many(@PathVariable String name, @RequestParam String id) {
		Executor executor = this.executors.get(name);
		CompletableFuture<?>[] tasks = IntStream.range(0, 3)
			.mapToObj((task) -> CompletableFuture.runAsync(() -> logger.info("one of many for " + id), executor)
				.thenRunAsync(() -> logger.info("one of many for " + id), executor))
			.toArray(CompletableFuture[]::new);
		CompletableFuture.allOf(tasks).join();
		return id;
	}

	@GetMapping("/fails")
	String fails() throws Exception {
		Future<?> running = this.busyPool.submit(() -> sleepUntilInterrupted());
		this.running.acquire();
		this.busyPool.execute(() -> logger.info("was waiting"));
		String outcome;
		try {
			this.busyPool.execute(() -> logger.info("never"));
			outcome = "accepted";
		}
		catch (RejectedExecutionException ex) {
			outcome = "refused";
		}
		running.cancel(true);
		try {
			this.executorService.submit(() -> {
				throw new IllegalStateException("on purpose");
			}).get(30, TimeUnit.SECONDS);
			return outcome;
		}
		catch (ExecutionException ex) {
			return outcome + ", failed " + ex.getCause().getMessage();
		}
	}

	private void sleepUntilInterrupted() {
		this.running.release();
		try {
			Thread.sleep(60_000);
		}
		catch (InterruptedException ex) {
			logger.info("was interrupted");
		}
	}

	@GetMapping("/scheduler")
	String later() throws Exception {
		CountDownLatch runs = new CountDownLatch(4);
		this.usersScheduler.schedule(() -> {
			logger.info("once, later");
			runs.countDown();
		}, Instant.now().plusMillis(2));
		ScheduledFuture<?> periodic = this.usersScheduler.scheduleAtFixedRate(() -> {
			logger.info("again and again");
			runs.countDown();
		}, Duration.ofMillis(1));
		runs.await(30, TimeUnit.SECONDS);
		periodic.cancel(false);
		return "scheduled";
	}

	@GetMapping("/common-pool")
	String commonPool() {
		CompletableFuture.runAsync(() -> logger.info("common pool alone")).join();
		CompletableFuture.runAsync(CurrentContext.wrap(() -> logger.info("common pool with help"))).join();
		return "done";
	}

	@GetMapping("/by-hand")
	String byHand() throws Exception {
		Thread alone = new Thread(() -> logger.info("thread alone"));
		Thread helped = new Thread(CurrentContext.wrap(() -> logger.info("thread with help")));
		alone.start();
		helped.start();
		alone.join();
		helped.join();
		return "done";
	}

	private String on(String name, Runnable work) throws Exception {
		FutureTask<String> task = new FutureTask<>(() -> {
			work.run();
			return Thread.currentThread().toString();
		});
		this.executors.get(name).execute(task);
		return task.get(30, TimeUnit.SECONDS);
	}

}
