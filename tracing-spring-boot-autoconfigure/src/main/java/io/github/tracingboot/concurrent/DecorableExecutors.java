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

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.ReflectionUtils;

/**
 * Spring's executors that take a {@link TaskDecorator}. They don't give back the one they
 * have, so the field is read. Schedulers are not among them: where they take a decorator
 * it can not tell a periodic task from one that runs once.
 */
final class DecorableExecutors {

	private static final List<Kind<?>> KINDS = List.of(
			new Kind<>(ThreadPoolTaskExecutor.class, ThreadPoolTaskExecutor::setTaskDecorator),
			new Kind<>(SimpleAsyncTaskExecutor.class, SimpleAsyncTaskExecutor::setTaskDecorator),
			new Kind<>(ConcurrentTaskExecutor.class, ConcurrentTaskExecutor::setTaskDecorator),
			new Kind<>(TaskExecutorAdapter.class, TaskExecutorAdapter::setTaskDecorator));

	private DecorableExecutors() {
	}

	/**
	 * Adds to the decorator that an executor has, once.
	 * @param executor the executor
	 * @param tasks what makes the tasks
	 * @return {@code false} if the executor is none of Spring's that take a decorator, or
	 * can not be seen behind its proxy
	 */
	static boolean decorate(Object executor, ContextTasks tasks) {
		Kind<?> kind = kind(executor);
		Field field = (kind != null) ? kind.field() : null;
		if (kind == null || field == null) {
			return false;
		}
		Object present = ReflectionUtils.getField(field, executor);
		if (!(present instanceof ContextTaskDecorator)) {
			kind.set(executor, new ContextTaskDecorator(tasks, (TaskDecorator) present));
		}
		return true;
	}

	/**
	 * Takes back what {@link #decorate} did.
	 * @param executor the executor
	 */
	static void undecorate(Object executor) {
		Kind<?> kind = kind(executor);
		Field field = (kind != null) ? kind.field() : null;
		if (field != null && ReflectionUtils.getField(field, executor) instanceof ContextTaskDecorator decorator) {
			ReflectionUtils.setField(field, executor, decorator.users());
		}
	}

	private static @Nullable Kind<?> kind(Object executor) {
		if (executor instanceof TaskScheduler || AopUtils.isAopProxy(executor)) {
			return null;
		}
		return KINDS.stream().filter((kind) -> kind.type().isInstance(executor)).findFirst().orElse(null);
	}

	private record Kind<E>(Class<E> type, BiConsumer<E, TaskDecorator> setter) {

		@Nullable Field field() {
			Field field = ReflectionUtils.findField(this.type, null, TaskDecorator.class);
			if (field != null) {
				ReflectionUtils.makeAccessible(field);
			}
			return field;
		}

		void set(Object executor, TaskDecorator decorator) {
			this.setter.accept(this.type.cast(executor), decorator);
		}

	}

}
