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

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Takes the context of the current thread along to threads that no bean of the
 * application stands for: the common pool, and threads that the application starts
 * itself.
 *
 * <pre class="code">
 * CompletableFuture.supplyAsync(CurrentContext.wrapSupplier(() -&gt; price(order)));
 * new Thread(CurrentContext.wrap(() -&gt; audit(order))).start();
 * </pre>
 *
 * The context is everything that executor beans take along: the ids and other entries of
 * the MDC, the current observation and span, baggage, and the thread-locals that are
 * registered with Micrometer's context propagation. It is captured when the method is
 * called, and the thread that runs the task is as it was before afterwards.
 * <p>
 * What a thread carries does not depend on an application context, so this is no bean. It
 * works with tracing switched off, too, and then has less to take along.
 *
 * @since 0.1.0
 */
public final class CurrentContext {

	private static final ContextTasks TASKS = new ContextTasks();

	private CurrentContext() {
	}

	/**
	 * Returns a task that runs with the context of this thread.
	 * @param task the task
	 * @return the task with the context; may run several times, also at a time
	 */
	public static Runnable wrap(Runnable task) {
		return TASKS.alwaysCarrying(task);
	}

	/**
	 * Returns a task that runs with the context of this thread.
	 * @param <T> the type of the result
	 * @param task the task
	 * @return the task with the context; may run several times, also at a time
	 */
	public static <T extends @Nullable Object> Callable<T> wrapCallable(Callable<T> task) {
		return TASKS.carrying(task);
	}

	/**
	 * Returns a supplier that runs with the context of this thread, for example for
	 * {@code CompletableFuture.supplyAsync}.
	 * @param <T> the type of the result
	 * @param supplier the supplier
	 * @return the supplier with the context
	 */
	public static <T extends @Nullable Object> Supplier<T> wrapSupplier(Supplier<T> supplier) {
		CapturedContext context = CapturedContext.capture();
		return () -> TASKS.get(context, supplier);
	}

	/**
	 * Returns a function that runs with the context of this thread, for example for
	 * {@code CompletableFuture.thenApplyAsync}.
	 * @param <T> the type of the argument
	 * @param <R> the type of the result
	 * @param function the function
	 * @return the function with the context
	 */
	public static <T extends @Nullable Object, R extends @Nullable Object> Function<T, R> wrapFunction(
			Function<T, R> function) {
		CapturedContext context = CapturedContext.capture();
		return (argument) -> TASKS.get(context, () -> function.apply(argument));
	}

	/**
	 * Returns a consumer that runs with the context of this thread, for example for
	 * {@code CompletableFuture.thenAcceptAsync}.
	 * @param <T> the type of the argument
	 * @param consumer the consumer
	 * @return the consumer with the context
	 */
	public static <T extends @Nullable Object> Consumer<T> wrapConsumer(Consumer<T> consumer) {
		CapturedContext context = CapturedContext.capture();
		return (argument) -> TASKS.run(context, () -> consumer.accept(argument));
	}

	/**
	 * Returns an executor whose tasks run with the context that the thread has which
	 * submits them. Executors that are beans need no such call.
	 * @param executor the executor, for example {@code ForkJoinPool.commonPool()}
	 * @return the executor to submit tasks to
	 */
	public static Executor taskWrapping(Executor executor) {
		return (task) -> executor.execute(TASKS.carrying(task));
	}

	/**
	 * Returns an executor whose tasks run with the context that the thread has which
	 * submits them. Executors that are beans need no such call.
	 * @param executor the executor
	 * @return the executor to submit tasks to. It has all interfaces of the given one,
	 * also those of a {@link ScheduledExecutorService}, whose periodic tasks begin
	 * without context.
	 */
	public static ExecutorService taskWrapping(ExecutorService executor) {
		return ExecutorProxies.isProxy(executor) ? executor : (ExecutorService) ExecutorProxies.ofInterfaces(executor,
				TASKS, CurrentContext.class.getClassLoader());
	}

}
