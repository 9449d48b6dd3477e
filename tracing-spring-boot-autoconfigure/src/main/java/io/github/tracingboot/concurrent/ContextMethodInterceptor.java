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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * Exchanges the tasks that are given to an executor or scheduler for tasks with their
 * context. It goes by the names that all executors share, so that it serves each of them
 * and what later Java versions add. A {@code ForkJoinTask} stays as it is: its type is
 * part of what a pool does with it.
 */
class ContextMethodInterceptor implements MethodInterceptor {

	private final ContextTasks tasks;

	ContextMethodInterceptor(ContextTasks tasks) {
		this.tasks = tasks;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Class<?>[] types = invocation.getMethod().getParameterTypes();
		@Nullable Object[] arguments = invocation.getArguments();
		switch (invocation.getMethod().getName()) {
			case "execute", "submit", "submitCompletable", "invokeAll", "invokeAny" -> carry(types, arguments);
			case "schedule" -> {
				if (List.of(types).contains(Trigger.class)) {
					beginClean(types, arguments, invocation.getThis());
				}
				else {
					carry(types, arguments);
				}
			}
			case "scheduleAtFixedRate", "scheduleWithFixedDelay" -> beginClean(types, arguments, invocation.getThis());
			case "remove" -> find(types, arguments);
			case "shutdownNow" -> {
				return unwrap(invocation.proceed());
			}
			default -> {
			}
		}
		return invocation.proceed();
	}

	private void carry(Class<?>[] types, @Nullable Object[] arguments) {
		for (int i = 0; i < types.length; i++) {
			if (types[i] == Runnable.class && arguments[i] instanceof Runnable task) {
				arguments[i] = this.tasks.carrying(task);
			}
			else if (types[i] == Callable.class && arguments[i] instanceof Callable<?> task) {
				arguments[i] = this.tasks.carrying(task);
			}
			else if (types[i] == Collection.class && arguments[i] instanceof Collection<?> collection) {
				arguments[i] = carryAll(collection);
			}
		}
	}

	// With what is no task left in, for the executor to complain about.
	private List<@Nullable Object> carryAll(Collection<?> collection) {
		List<@Nullable Object> carried = new ArrayList<>(collection.size());
		for (Object task : collection) {
			carried.add((task instanceof Callable<?> callable) ? this.tasks.carrying(callable) : task);
		}
		return carried;
	}

	private void beginClean(Class<?>[] types, @Nullable Object[] arguments, @Nullable Object scheduler) {
		for (int i = 0; i < types.length; i++) {
			if (types[i] == Runnable.class && arguments[i] instanceof Runnable task) {
				arguments[i] = (scheduler instanceof TaskScheduler taskScheduler)
						? this.tasks.beginningTrace(task, taskScheduler) : this.tasks.beginningClean(task);
			}
		}
	}

	private void find(Class<?>[] types, @Nullable Object[] arguments) {
		if (types.length == 1 && types[0] == Runnable.class && arguments[0] instanceof Runnable task) {
			arguments[0] = ContextTask.lookalike(task);
		}
	}

	private static @Nullable Object unwrap(@Nullable Object neverStarted) {
		if (!(neverStarted instanceof List<?> list)) {
			return neverStarted;
		}
		List<Object> unwrapped = new ArrayList<>(list.size());
		for (Object task : list) {
			unwrapped.add(ContextTask.unwrap(task));
		}
		return unwrapped;
	}

}
