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

import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.BridgeMethodResolver;

/**
 * Observes an {@code @Async} method on the thread that executes it. Its parent is the
 * observation that the executor brought along, or else the
 * {@link AsyncCallerInterceptor}.
 */
class AsyncMethodInterceptor implements MethodInterceptor {

	private static final AsyncMethodObservationConvention CONVENTION = new AsyncMethodObservationConvention();

	private final Supplier<ObservationRegistry> registry;

	private final AsyncErrorHandling errorHandling;

	private final @Nullable ContextTasks tasks;

	AsyncMethodInterceptor(Supplier<ObservationRegistry> registry, AsyncErrorHandling errorHandling,
			@Nullable ContextTasks tasks) {
		this.registry = registry;
		this.errorHandling = errorHandling;
		this.tasks = tasks;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		CapturedContext context = AsyncCallerInterceptor.contextOf(invocation);
		ContextTasks tasks = this.tasks;
		if (context == null || tasks == null) {
			return observe(invocation);
		}
		try (ContextTasks.Stay stay = tasks.enter(context)) {
			return observe(invocation);
		}
	}

	private @Nullable Object observe(MethodInvocation invocation) throws Throwable {
		Class<?> targetClass = targetClass(invocation);
		Method method = method(invocation);
		Observation observation = Observation
			.createNotStarted(CONVENTION, () -> new AsyncMethodContext(targetClass, method), this.registry.get())
			.start();
		try (Observation.Scope scope = observation.openScope()) {
			return proceed(invocation, method, observation);
		}
		finally {
			observation.stop();
		}
	}

	/**
	 * The method as Spring knows it.
	 * @param invocation the call
	 * @return the method of the class
	 */
	static Method method(MethodInvocation invocation) {
		return BridgeMethodResolver.getMostSpecificMethod(invocation.getMethod(), targetClass(invocation));
	}

	private static Class<?> targetClass(MethodInvocation invocation) {
		Object target = invocation.getThis();
		return (target != null) ? AopUtils.getTargetClass(target) : invocation.getMethod().getDeclaringClass();
	}

	private @Nullable Object proceed(MethodInvocation invocation, Method method, Observation observation)
			throws Throwable {
		try {
			Object result = invocation.proceed();
			if (result instanceof Future<?> future) {
				await(future, observation);
			}
			return result;
		}
		catch (Throwable ex) {
			observation.error(ex);
			if (this.errorHandling.handle(ex, method, invocation)) {
				return null;
			}
			throw ex;
		}
	}

	// Spring holds the thread until the future is complete, whoever completes it.
	private static void await(Future<?> future, Observation observation) {
		try {
			future.get();
		}
		catch (ExecutionException ex) {
			observation.error((ex.getCause() != null) ? ex.getCause() : ex);
		}
		catch (CancellationException ex) {
			observation.error(ex);
		}
		catch (InterruptedException ex) {
			observation.error(ex);
			Thread.currentThread().interrupt();
		}
	}

}
