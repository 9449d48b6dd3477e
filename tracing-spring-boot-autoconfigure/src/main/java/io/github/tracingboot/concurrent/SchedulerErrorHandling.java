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
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;
import org.springframework.util.ReflectionUtils;

/**
 * What Spring's schedulers do about exceptions. They don't give back the handler that
 * they have, so the field is read.
 */
final class SchedulerErrorHandling {

	private static final List<Kind<?>> SCHEDULERS = List.of(
			new Kind<>(ThreadPoolTaskScheduler.class, ThreadPoolTaskScheduler::setErrorHandler),
			new Kind<>(ConcurrentTaskScheduler.class, ConcurrentTaskScheduler::setErrorHandler),
			new Kind<>(SimpleAsyncTaskScheduler.class, SimpleAsyncTaskScheduler::setErrorHandler));

	private SchedulerErrorHandling() {
	}

	static List<? extends Class<?>> schedulers() {
		return SCHEDULERS.stream().map(Kind::type).toList();
	}

	/**
	 * Whether a scheduler has Spring's default handler, which logs the exception of a
	 * periodic task and goes on.
	 * @param scheduler the scheduler
	 * @return {@code false} also if that can't be seen
	 */
	static boolean logsAndSuppresses(TaskScheduler scheduler) {
		Object target = behindProxies(scheduler);
		// One that has stopped plays exceptions down.
		if (target instanceof SimpleAsyncTaskScheduler simple && !simple.isRunning()) {
			return false;
		}
		Kind<?> kind = kind(target);
		Field field = (kind != null) ? kind.field() : null;
		return field != null && ReflectionUtils.getField(field, target) == null;
	}

	/**
	 * Replaces the handler that the user has given to a scheduler, if any.
	 * @param scheduler the scheduler itself, not a proxy
	 * @param replacement makes a handler of a handler
	 */
	static void replace(Object scheduler, UnaryOperator<ErrorHandler> replacement) {
		Kind<?> kind = kind(scheduler);
		Field field = (kind != null) ? kind.field() : null;
		if (kind != null && field != null
				&& ReflectionUtils.getField(field, scheduler) instanceof ErrorHandler handler) {
			kind.set(scheduler, replacement.apply(handler));
		}
	}

	private static Object behindProxies(Object scheduler) {
		Object target = AopProxyUtils.getSingletonTarget(scheduler);
		return (target != null) ? behindProxies(target) : scheduler;
	}

	private static @Nullable Kind<?> kind(Object scheduler) {
		return SCHEDULERS.stream().filter((kind) -> kind.type().isInstance(scheduler)).findFirst().orElse(null);
	}

	private record Kind<S>(Class<S> type, BiConsumer<S, ErrorHandler> setter) {

		@Nullable Field field() {
			Field field = ReflectionUtils.findField(this.type, null, ErrorHandler.class);
			try {
				if (field != null) {
					ReflectionUtils.makeAccessible(field);
				}
				return field;
			}
			catch (InaccessibleObjectException ex) {
				return null;
			}
		}

		void set(Object scheduler, ErrorHandler handler) {
			this.setter.accept(this.type.cast(scheduler), handler);
		}

	}

}
