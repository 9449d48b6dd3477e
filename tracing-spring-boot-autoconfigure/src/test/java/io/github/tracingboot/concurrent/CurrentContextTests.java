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

package io.github.tracingboot.concurrent;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.TracingRunner;
import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.SchedulingAwareRunnable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CurrentContext}, and for what is said of threads without it.
 */
class CurrentContextTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldHaveNoIdOnTheCommonPoolWithoutHelpAndTheIdWithIt() {
		inARequest((traceId) -> {
			assertThat(CompletableFuture.supplyAsync(CurrentContextTests::id).get()).isNull();
			assertThat(CompletableFuture.supplyAsync(CurrentContext.wrapSupplier(CurrentContextTests::id)).get())
				.isEqualTo(traceId);
			assertThat(CompletableFuture.supplyAsync(() -> "then ")
				.thenApplyAsync(CurrentContext.wrapFunction((before) -> before + id()))
				.get()).isEqualTo("then " + traceId);
			BlockingQueue<String> accepted = new LinkedBlockingQueue<>();
			CompletableFuture.completedFuture("accepted ")
				.thenAcceptAsync(CurrentContext.wrapConsumer((before) -> accepted.add(before + id())))
				.get();
			assertThat(accepted).containsExactly("accepted " + traceId);
			assertThat(CompletableFuture.supplyAsync(CurrentContextTests::id).get()).isNull();
		});
	}

	@Test
	void shouldHaveNoIdOnAThreadStartedByHandWithoutHelpAndTheIdWithIt() {
		inARequest((traceId) -> {
			assertThat(onANewThread(CurrentContextTests::id)).isNull();
			assertThat(onANewThread(CurrentContext.wrapCallable(CurrentContextTests::id))).isEqualTo(traceId);
		});
	}

	@Test
	void shouldTakeTheContextAlongToWhateverTaskIsWrapped() {
		inARequest((traceId) -> {
			BlockingQueue<String> ids = new LinkedBlockingQueue<>();
			SchedulingAwareRunnable longLived = () -> ids.add(String.valueOf(id()));
			new Thread(CurrentContext.wrap(longLived)).start();
			assertThat(ids.poll(30, TimeUnit.SECONDS)).isEqualTo(traceId);
		});
	}

	@Test
	void shouldWrapExecutorsThatAreNoBeans() {
		inARequest((traceId) -> {
			Executor common = CurrentContext.taskWrapping((Executor) ForkJoinPool.commonPool());
			assertThat(CompletableFuture.supplyAsync(CurrentContextTests::id, common).get()).isEqualTo(traceId);
			ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();
			ExecutorService wrapped = CurrentContext.taskWrapping(own);
			assertThat(wrapped).isInstanceOf(ScheduledExecutorService.class);
			assertThat(CurrentContext.taskWrapping(wrapped)).isSameAs(wrapped);
			assertThat(wrapped.submit(CurrentContextTests::id).get()).isEqualTo(traceId);
			wrapped.shutdown();
			assertThat(own.isShutdown()).isTrue();
		});
	}

	@Test
	void shouldRunInTheCallersOwnThreadAndLeaveItAsItWas() {
		this.runner.run((context) -> {
			Runnable[] wrapped = new Runnable[1];
			BlockingQueue<String> ids = new LinkedBlockingQueue<>();
			Observation.createNotStarted("first", context.getBean(ObservationRegistry.class)).observe(() -> {
				wrapped[0] = CurrentContext.wrap(() -> ids.add(String.valueOf(id())));
				ids.add(String.valueOf(id()));
			});
			Observation.createNotStarted("second", context.getBean(ObservationRegistry.class)).observe(() -> {
				String before = id();
				wrapped[0].run();
				wrapped[0].run();
				assertThat(id()).isEqualTo(before).isNotEqualTo(ids.peek());
			});
			assertThat(ids).hasSize(3).containsOnly(ids.peek());
		});
	}

	@Test
	void shouldTakeRegisteredThreadLocalsAlongAndPutTheThreadsOwnBack() throws Exception {
		ThreadLocal<String> user = new ThreadLocal<>();
		ContextRegistry.getInstance().registerThreadLocalAccessor("test.user", user);
		ExecutorService own = Executors.newSingleThreadExecutor();
		try {
			own.submit(() -> user.set("of the worker")).get();
			user.set("of the request");
			assertThat(own.submit(CurrentContext.wrapCallable(user::get)).get()).isEqualTo("of the request");
			assertThat(own.submit(user::get).get()).isEqualTo("of the worker");
		}
		finally {
			own.shutdown();
			ContextRegistry.getInstance().removeThreadLocalAccessor("test.user");
		}
	}

	private void inARequest(Request request) {
		this.runner.run((context) -> Observation.createNotStarted("request", context.getBean(ObservationRegistry.class))
			.observeChecked(() -> request.run(id())));
	}

	private static @Nullable String onANewThread(Callable<@Nullable String> task) throws Exception {
		BlockingQueue<String> result = new LinkedBlockingQueue<>();
		Thread thread = new Thread(() -> {
			try {
				result.add(String.valueOf(task.call()));
			}
			catch (Exception ex) {
				result.add(ex.toString());
			}
		});
		thread.start();
		String id = result.poll(30, TimeUnit.SECONDS);
		return "null".equals(id) ? null : id;
	}

	private static @Nullable String id() {
		return MDC.get("traceId");
	}

	private interface Request {

		void run(String traceId) throws Exception;

	}

}
