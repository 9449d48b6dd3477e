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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.github.tracingboot.TracingRunner;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.BaggageInScope;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.SchedulingAwareRunnable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.ForkJoinPoolFactoryBean;
import org.springframework.scheduling.concurrent.ScheduledExecutorFactoryBean;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolExecutorFactoryBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ExecutorTracingBeanPostProcessor} and what it does to executors.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExecutorTracingTests {

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withPropertyValues("management.tracing.baggage.remote-fields=tenant",
				"management.tracing.baggage.correlation.fields=tenant")
		.withUserConfiguration(EveryKindOfExecutor.class);

	@Test
	void shouldTakeTheWholeContextAlongAndLeaveEveryWorkerClean(CapturedOutput output) {
		this.runner.run((context) -> {
			Map<String, Executor> executors = context.getBeansOfType(Executor.class);
			assertThat(executors).hasSizeGreaterThan(18);
			for (Map.Entry<String, Executor> executor : executors.entrySet()) {
				assertCarries(context, executor.getKey(), executor.getValue());
			}
			assertThat(context.getBean(ContextBoundary.class).repairs()).isZero();
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain("WARN");
	}

	private static void assertCarries(AssertableApplicationContext context, String name, Executor executor) {
		Seen submitter = inARequest(context, () -> {
			Seen outside = Seen.now(context);
			assertThat(inATask(executor, () -> Seen.now(context))).as(name).isEqualTo(outside);
			return outside;
		});
		assertThat(submitter.traceId()).hasSize(32);
		assertThat(submitter.entry()).isEqualTo("of the request");
		assertThat(submitter.tenant()).isEqualTo("acme");
		assertThat(inATask(executor, () -> Seen.now(context))).as("unrelated task on " + name).isEqualTo(Seen.NOTHING);
	}

	@Test
	void shouldKeepTheClassOfEveryBeanThatCanBeNamed() {
		this.runner.run((context) -> {
			assertThat(context.getBean("fixedPool")).isInstanceOf(ThreadPoolExecutor.class);
			assertThat(context.getBean("scheduledPool", ScheduledThreadPoolExecutor.class).getRemoveOnCancelPolicy())
				.isTrue();
			assertThat(context.getBean(OwnPool.class).started()).isNotNull();
			assertThat(context.getBean("forkJoinPool", ForkJoinPool.class).getParallelism()).isEqualTo(3);
			assertThat(context.getBean(SimpleAsyncTaskScheduler.class).getConcurrencyLimit()).isEqualTo(7);
			assertThat(context.getBean(ConcurrentTaskScheduler.class).getConcurrentExecutor()).isNotNull();
			assertThat(
					context.getBean(ThreadPoolTaskScheduler.class).getScheduledThreadPoolExecutor().getCorePoolSize())
				.isEqualTo(2);
			assertThat(context.getBean("taskExecutor").getClass()).isEqualTo(ThreadPoolTaskExecutor.class);
		});
	}

	@Test
	void shouldCarryOnlyOnceWhenExecutorsAreStacked() {
		this.runner.run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean("taskExecutor", ThreadPoolTaskExecutor.class);
			ContextTasks tasks = new ContextTasks();
			assertThat(DecorableExecutors.decorate(executor, tasks)).isTrue();
			ContextTask task = ContextTask.of(() -> {
			}, CapturedContext.empty(), tasks);
			assertThat(tasks.carrying((Runnable) task)).isSameAs(task);
			Executor proxy = context.getBean("fixedPool", Executor.class);
			assertThat(ExecutorProxies.isProxy(proxy)).isTrue();
		});
	}

	@Test
	void shouldBehaveAsEverWhenTasksFailAreCancelledOrRefused() {
		this.runner.run((context) -> {
			ThreadPoolExecutor pool = context.getBean("boundedPool", ThreadPoolExecutor.class);
			IllegalStateException failure = new IllegalStateException("on purpose");
			Callable<String> failing = () -> {
				throw failure;
			};
			assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> pool.submit(failing).get())
				.withCause(failure);
			assertThat(failure.getSuppressed()).isEmpty();
			CountDownLatch interrupted = new CountDownLatch(1);
			CountDownLatch running = new CountDownLatch(1);
			Future<?> future = pool.submit(() -> {
				running.countDown();
				try {
					Thread.sleep(60_000);
				}
				catch (InterruptedException ex) {
					interrupted.countDown();
				}
			});
			running.await();
			pool.execute(new Named("waiting"));
			Runnable refused = new Named("refused");
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> pool.execute(refused))
				.withMessageContaining("Task refused rejected from java.util.concurrent.ThreadPoolExecutor");
			assertThat(future.cancel(true)).isTrue();
			assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
		});
	}

	@Test
	void shouldGiveBackWhatWasSubmittedWhenItNeverStarts() {
		this.runner.run((context) -> {
			ThreadPoolExecutor pool = context.getBean("fixedPool", ThreadPoolExecutor.class);
			CountDownLatch release = new CountDownLatch(1);
			pool.execute(() -> await(release));
			Runnable removed = new Named("removed");
			Runnable waiting = new Named("waiting");
			pool.execute(removed);
			pool.execute(waiting);
			assertThat(pool.remove(removed)).isTrue();
			assertThat(pool.remove(removed)).isFalse();
			assertThat(pool.shutdownNow()).containsExactly(waiting);
			release.countDown();
		});
	}

	@Test
	void shouldCarryTasksOfEveryMethodOfAnExecutorService() {
		this.runner.run((context) -> inARequest(context, () -> {
			ExecutorService pool = context.getBean("fixedPool", ExecutorService.class);
			String traceId = MDC.get("traceId");
			Callable<@Nullable String> task = () -> MDC.get("traceId");
			assertThat(pool.submit(task).get()).isEqualTo(traceId);
			assertThat(pool.invokeAny(List.of(task))).isEqualTo(traceId);
			assertThat(pool.invokeAll(List.of(task, task))).extracting(Future::get).containsOnly(traceId);
			AtomicReference<@Nullable String> seen = new AtomicReference<>();
			assertThat(pool.submit(() -> seen.set(MDC.get("traceId")), "done").get()).isEqualTo("done");
			assertThat(seen.get()).isEqualTo(traceId);
			assertThat(CompletableFuture.supplyAsync(() -> MDC.get("traceId"), pool)
				.thenApplyAsync((before) -> before + MDC.get("traceId"), pool)
				.get()).isEqualTo(traceId + traceId);
			assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> pool.execute(null));
			assertThatExceptionOfType(NullPointerException.class)
				.isThrownBy(() -> pool.invokeAll(Collections.singletonList(null)));
			return null;
		}));
	}

	@Test
	void shouldKeepTheOrderOfTasksThatCompareThemselves() {
		this.runner.withUserConfiguration(SortingPool.class).run((context) -> {
			ThreadPoolExecutor pool = context.getBean("sortingPool", ThreadPoolExecutor.class);
			CountDownLatch release = new CountDownLatch(1);
			List<String> order = Collections.synchronizedList(new ArrayList<>());
			pool.execute(new Ranked(0, () -> await(release)));
			pool.execute(new Ranked(2, () -> order.add("second")));
			pool.execute(new Ranked(1, () -> order.add("first")));
			release.countDown();
			pool.shutdown();
			assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
			assertThat(order).containsExactly("first", "second");
		});
	}

	@Test
	void shouldLeaveAloneAndReportWhatWouldBreakOrIsExcluded(CapturedOutput output) {
		ThreadPoolExecutor comparing = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
				new PriorityBlockingQueue<>(11, (a, b) -> a.toString().compareTo(b.toString())));
		this.runner.withBean("comparing", ThreadPoolExecutor.class, () -> comparing)
			.withBean("ownFutures", ThreadPoolExecutor.class, PoolWithOwnFutures::new)
			.withBean("finalExecutor", FinalExecutor.class, FinalExecutor::new)
			.withPropertyValues("tracing.instrument.executors.exclude=fixedP*,taskExecutor")
			.run((context) -> {
				assertThat(context.getBean("comparing")).isSameAs(comparing);
				assertThat(context.getBean("ownFutures").getClass()).isEqualTo(PoolWithOwnFutures.class);
				assertThat(context.getBean("finalExecutor").getClass()).isEqualTo(FinalExecutor.class);
				assertThat(context.getBean("fixedPool").getClass()).isEqualTo(ThreadPoolExecutor.class);
				inARequest(context, () -> {
					assertThat(inATask(context.getBean("fixedPool", Executor.class), () -> Seen.now(context)))
						.isEqualTo(Seen.NOTHING);
					assertThat(inATask(context.getBean("taskExecutor", Executor.class), () -> Seen.now(context)))
						.isEqualTo(Seen.NOTHING);
					return null;
				});
			});
		assertThat(output).contains("executor comparing (its queue compares tasks)")
			.contains("executor ownFutures (it makes futures of its own)")
			.contains("executor finalExecutor (its class is final)")
			.contains("executor fixedPool (tracing.instrument.executors.exclude)");
	}

	@Test
	void shouldBeginEveryRunOfPeriodicTasksClean() {
		this.runner.run((context) -> {
			for (TaskScheduler scheduler : context.getBeansOfType(TaskScheduler.class).values()) {
				Trigger everyMilli = new PeriodicTrigger(Duration.ofMillis(1));
				assertRunsBeginClean(context, (task) -> scheduler.scheduleAtFixedRate(task, Duration.ofMillis(1)));
				assertRunsBeginClean(context, (task) -> scheduler.scheduleWithFixedDelay(task, Duration.ofMillis(1)));
				assertRunsBeginClean(context, (task) -> scheduler.schedule(task, everyMilli));
			}
			for (ScheduledExecutorService scheduler : context.getBeansOfType(ScheduledExecutorService.class).values()) {
				assertRunsBeginClean(context,
						(task) -> scheduler.scheduleAtFixedRate(task, 1, 1, TimeUnit.MILLISECONDS));
				assertRunsBeginClean(context,
						(task) -> scheduler.scheduleWithFixedDelay(task, 1, 1, TimeUnit.MILLISECONDS));
			}
		});
	}

	private static void assertRunsBeginClean(AssertableApplicationContext context,
			Function<Runnable, @Nullable Future<?>> schedule) {
		BlockingQueue<Seen> runs = new LinkedBlockingQueue<>();
		inARequest(context, () -> {
			Future<?> future = schedule.apply(() -> {
				runs.add(Seen.now(context));
				if (runs.size() == 1) {
					Tracer tracer = context.getBean(Tracer.class);
					tracer.withSpan(tracer.nextSpan().start());
				}
			});
			for (int i = 0; i < 3; i++) {
				assertThat(runs.poll(30, TimeUnit.SECONDS)).isEqualTo(Seen.NOTHING);
			}
			future.cancel(true);
			return "seen";
		});
	}

	@Test
	void shouldTakeTheContextAlongToATaskThatRunsOnceLater() {
		this.runner.run((context) -> {
			for (TaskScheduler scheduler : context.getBeansOfType(TaskScheduler.class).values()) {
				assertCarries(context, scheduler.getClass().getName(),
						(task) -> scheduler.schedule(task, Instant.now().plusMillis(2)));
			}
			for (ScheduledExecutorService scheduler : context.getBeansOfType(ScheduledExecutorService.class).values()) {
				assertCarries(context, scheduler.getClass().getName(),
						(task) -> scheduler.schedule(task, 2, TimeUnit.MILLISECONDS));
			}
		});
	}

	@Test
	void shouldTakeNothingAlongToLoopsThatAFrameworkRuns() {
		this.runner.run((context) -> {
			BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
			SchedulingAwareRunnable loop = () -> seen.add(Seen.now(context));
			inARequest(context, () -> {
				context.getBean("taskExecutor", Executor.class).execute(loop);
				return "started";
			});
			assertThat(seen.poll(30, TimeUnit.SECONDS)).isEqualTo(Seen.NOTHING);
		});
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void shouldTakeTheContextAlongOnVirtualThreads() {
		this.runner.withUserConfiguration(VirtualThreads.class)
			.withPropertyValues("spring.task.execution.mode=force", "spring.threads.virtual.enabled=true")
			.run((context) -> {
				assertThat(context.getBean("applicationTaskExecutor")).isInstanceOf(SimpleAsyncTaskExecutor.class);
				for (String name : List.of("applicationTaskExecutor", "perTask", "adapter")) {
					Executor executor = context.getBean(name, Executor.class);
					assertThat(inATask(executor, () -> Thread.currentThread().toString())).startsWith("VirtualThread");
					assertCarries(context, name, executor);
				}
			});
	}

	@Test
	void shouldTakeTheContextAlongThroughAScopedProxy() {
		this.runner.withUserConfiguration(ScopedExecutors.class).run((context) -> {
			assertCarries(context, "scoped", context.getBean("scopedTaskExecutor", ThreadPoolTaskExecutor.class));
			assertCarries(context, "scoped", context.getBean("scopedPool", ThreadPoolExecutor.class));
		});
	}

	@Test
	void shouldTakeTheContextAlongOnExecutorsThatSpringBootsBuilderMakes() {
		this.runner.run((context) -> {
			ThreadPoolTaskExecutor executor = context.getBean(ThreadPoolTaskExecutorBuilder.class).build();
			executor.initialize();
			assertCarries(context, "built", executor);
			executor.shutdown();
			assertCarries(context, "built", context.getBean(SimpleAsyncTaskExecutorBuilder.class).build());
		});
	}

	@Test
	void shouldUndoWhatTheBuilderDidForAnExcludedBean() {
		this.runner
			.withPropertyValues("spring.task.execution.mode=force",
					"tracing.instrument.executors.exclude=applicationTask*")
			.run((context) -> {
				Executor executor = context.getBean("applicationTaskExecutor", Executor.class);
				Seen seen = inARequest(context, () -> inATask(executor, () -> Seen.now(context)));
				assertThat(seen).isEqualTo(Seen.NOTHING);
			});
	}

	@Test
	void shouldServeABeanThatTracingItselfNeeds() {
		this.runner.withUserConfiguration(ExecutorOfAnExporter.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertCarries(context, "exporters", context.getBean("exporters", Executor.class));
		});
	}

	@Test
	void shouldKeepContextsOfOneJvmApart() {
		this.runner.run((first) -> this.runner.run((second) -> {
			Executor executorOfTheSecond = second.getBean("fixedPool", Executor.class);
			assertCarries(first, "of another context", executorOfTheSecond);
			assertCarries(second, "of its own", executorOfTheSecond);
		}));
	}

	@Test
	void shouldTouchNothingWhenSwitchedOff() {
		this.runner.withPropertyValues("tracing.instrument.executors.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(ExecutorTracingBeanPostProcessor.class);
			assertThat(context.getBean("fixedPool").getClass()).isEqualTo(ThreadPoolExecutor.class);
		});
	}

	@Test
	void shouldRepairAndCountWhatATaskLeavesOpen() {
		this.runner.run((context) -> {
			Executor pool = context.getBean("fixedPool", Executor.class);
			Tracer tracer = context.getBean(Tracer.class);
			inATask(pool, () -> {
				MDC.put("left", "behind");
				tracer.withSpan(tracer.nextSpan().start());
				return Observation.start("left.open", context.getBean(ObservationRegistry.class)).openScope();
			});
			assertThat(inATask(pool, () -> Seen.now(context))).isEqualTo(Seen.NOTHING);
			assertThat(inATask(pool, () -> MDC.get("left"))).isNull();
			assertThat(context.getBean(ContextBoundary.class).repairs()).isOne();
		});
	}

	private static <T> T inARequest(AssertableApplicationContext context, Callable<T> work) {
		Tracer tracer = context.getBean(Tracer.class);
		Observation observation = Observation.start("request", context.getBean(ObservationRegistry.class));
		MDC.put("entry", "of the request");
		try (Observation.Scope scope = observation.openScope()) {
			Span byHand = tracer.nextSpan().name("by hand").start();
			try (Tracer.SpanInScope spanInScope = tracer.withSpan(byHand);
					BaggageInScope baggage = tracer.createBaggageInScope("tenant", "acme")) {
				return work.call();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				byHand.end();
			}
		}
		finally {
			MDC.remove("entry");
			observation.stop();
		}
	}

	private static <T> T inATask(Executor executor, Callable<T> work) {
		FutureTask<T> task = new FutureTask<>(work);
		executor.execute(task);
		try {
			return task.get(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(30, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What a thread shows.
	 */
	record Seen(@Nullable String traceId, @Nullable String spanId, @Nullable String currentSpan, @Nullable String entry,
			@Nullable String tenant, @Nullable String tenantInTheLog, @Nullable Observation observation) {

		static final Seen NOTHING = new Seen(null, null, null, null, null, null, null);

		static Seen now(AssertableApplicationContext context) {
			Tracer tracer = context.getBean(Tracer.class);
			Span span = tracer.currentSpan();
			return new Seen(MDC.get("traceId"), MDC.get("spanId"), (span != null) ? span.context().spanId() : null,
					MDC.get("entry"), tracer.getBaggage("tenant").get(), MDC.get("tenant"),
					context.getBean(ObservationRegistry.class).getCurrentObservation());
		}

	}

	private record Named(String name) implements Runnable {

		@Override
		public void run() {
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	private record Ranked(int rank, Runnable task) implements Runnable, Comparable<Ranked> {

		@Override
		public void run() {
			this.task.run();
		}

		@Override
		public int compareTo(Ranked other) {
			return Integer.compare(this.rank, other.rank);
		}

	}

	static class OwnPool extends ThreadPoolExecutor {

		private final AtomicReference<String> started = new AtomicReference<>("no");

		OwnPool() {
			super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

		@Override
		protected void beforeExecute(Thread thread, Runnable task) {
			this.started.set("yes");
		}

		String started() {
			return this.started.get();
		}

	}

	static class PoolWithOwnFutures extends OwnPool {

		@Override
		protected <T> FutureTask<T> newTaskFor(Callable<T> callable) {
			return new FutureTask<>(callable);
		}

	}

	static class OwnExecutor implements Executor {

		private final List<Thread> threads = new ArrayList<>();

		@Override
		public void execute(Runnable command) {
			Thread thread = new Thread(command);
			this.threads.add(thread);
			thread.start();
		}

	}

	static final class FinalExecutor extends OwnExecutor {

	}

	@Configuration(proxyBeanMethods = false)
	static class SortingPool {

		@Bean
		ThreadPoolExecutor sortingPool() {
			return new ThreadPoolExecutor(1, 1, 60, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class VirtualThreads {

		// Java 21 has them, and this compiles on 17.
		@Bean
		ExecutorService perTask() throws ReflectiveOperationException {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}

		@Bean
		VirtualThreadTaskExecutor adapter() {
			return new VirtualThreadTaskExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedExecutors {

		@Bean
		static CustomScopeConfigurer scopes() {
			CustomScopeConfigurer configurer = new CustomScopeConfigurer();
			configurer.addScope("thread", new SimpleThreadScope());
			return configurer;
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		ThreadPoolTaskExecutor scopedTaskExecutor() {
			return new ThreadPoolTaskExecutor();
		}

		@Bean
		@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
		OwnPool scopedPool() {
			return new OwnPool();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ExecutorOfAnExporter {

		@Bean
		ExecutorService exporters() {
			return Executors.newSingleThreadExecutor();
		}

		@Bean
		SpanProcessor spanProcessor(ExecutorService exporters) {
			return SpanProcessor.composite();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EveryKindOfExecutor {

		@Bean
		ThreadPoolTaskExecutor taskExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(1);
			return executor;
		}

		@Bean
		ThreadPoolTaskExecutor initializedTaskExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setCorePoolSize(1);
			executor.initialize();
			return executor;
		}

		@Bean
		SimpleAsyncTaskExecutor simpleAsyncTaskExecutor() {
			return new SimpleAsyncTaskExecutor();
		}

		@Bean(destroyMethod = "")
		ConcurrentTaskExecutor concurrentTaskExecutor(ExecutorService fixedPool) {
			return new ConcurrentTaskExecutor(fixedPool);
		}

		@Bean
		TaskExecutorAdapter taskExecutorAdapter(ExecutorService fixedPool) {
			return new TaskExecutorAdapter(fixedPool);
		}

		@Bean
		ThreadPoolTaskScheduler threadPoolTaskScheduler() {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setPoolSize(2);
			return scheduler;
		}

		@Bean
		SimpleAsyncTaskScheduler simpleAsyncTaskScheduler() {
			SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
			scheduler.setConcurrencyLimit(7);
			return scheduler;
		}

		@Bean
		ConcurrentTaskScheduler concurrentTaskScheduler(ScheduledExecutorService singleScheduled) {
			return new ConcurrentTaskScheduler(singleScheduled);
		}

		@Bean
		ExecutorService fixedPool() {
			return Executors.newFixedThreadPool(1);
		}

		@Bean
		ExecutorService singleThread() {
			return Executors.newSingleThreadExecutor();
		}

		@Bean
		ScheduledExecutorService singleScheduled() {
			return Executors.newSingleThreadScheduledExecutor();
		}

		@Bean
		ThreadPoolExecutor boundedPool() {
			return new ThreadPoolExecutor(1, 1, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>(1));
		}

		@Bean
		ThreadPoolExecutor anonymousPool() {
			return new ThreadPoolExecutor(1, 1, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
			};
		}

		@Bean
		OwnPool ownPool() {
			return new OwnPool();
		}

		@Bean
		ScheduledThreadPoolExecutor scheduledPool() {
			ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
			executor.setRemoveOnCancelPolicy(true);
			return executor;
		}

		@Bean
		ForkJoinPool forkJoinPool() {
			return new ForkJoinPool(3);
		}

		@Bean
		Executor lambda() {
			return (task) -> new Thread(task).start();
		}

		@Bean
		Executor direct() {
			return Runnable::run;
		}

		@Bean
		OwnExecutor ownExecutor() {
			return new OwnExecutor();
		}

		@Bean
		ThreadPoolExecutorFactoryBean madeByAFactory() {
			return new ThreadPoolExecutorFactoryBean();
		}

		@Bean
		ScheduledExecutorFactoryBean scheduledByAFactory() {
			return new ScheduledExecutorFactoryBean();
		}

		@Bean
		ForkJoinPoolFactoryBean forkJoinByAFactory() {
			return new ForkJoinPoolFactoryBean();
		}

	}

}
