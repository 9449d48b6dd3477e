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

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.util.concurrent.Future;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.interceptor.AsyncExecutionAspectSupport;
import org.springframework.util.ReflectionUtils;

/**
 * Hands the exception of an {@code @Async} method that returns no future to the
 * application's handler while the method's span is still current. Spring would do so when
 * that is over. The way there is a method that only subclasses can call.
 */
final class AsyncErrorHandling {

	static final @Nullable Method HANDLE_ERROR = ReflectionUtils.findMethod(AsyncExecutionAspectSupport.class,
			"handleError", Throwable.class, Method.class, Object[].class);

	private final AsyncExecutionAspectSupport async;

	AsyncErrorHandling(AsyncExecutionAspectSupport async) {
		this.async = async;
	}

	/**
	 * Hands an exception over.
	 * @param ex the exception
	 * @param method the method that threw it
	 * @param invocation the invocation of the method
	 * @return whether the handler got it; otherwise Spring has to
	 */
	boolean handle(Throwable ex, Method method, MethodInvocation invocation) {
		if (HANDLE_ERROR == null || Future.class.isAssignableFrom(method.getReturnType())) {
			return false;
		}
		try {
			HANDLE_ERROR.setAccessible(true);
			HANDLE_ERROR.invoke(this.async, ex, method, invocation.getArguments());
			return true;
		}
		catch (InaccessibleObjectException | ReflectiveOperationException unreachable) {
			return false;
		}
	}

}
