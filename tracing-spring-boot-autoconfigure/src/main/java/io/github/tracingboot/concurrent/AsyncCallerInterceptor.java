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

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.ProxyMethodInvocation;

/**
 * Captures the context on the thread that calls an {@code @Async} method, where the
 * executor does not. The {@link AsyncMethodInterceptor} makes it current on the other
 * side.
 */
class AsyncCallerInterceptor implements MethodInterceptor {

	private static final String CONTEXT = CapturedContext.class.getName();

	private final AsyncExecutors executors;

	AsyncCallerInterceptor(AsyncExecutors executors) {
		this.executors = executors;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		if (invocation instanceof ProxyMethodInvocation call
				&& this.executors.isNoBean(AsyncMethodInterceptor.method(invocation))) {
			call.setUserAttribute(CONTEXT, CapturedContext.capture());
		}
		return invocation.proceed();
	}

	/**
	 * The context that was captured for a call.
	 * @param invocation the call
	 * @return the context, or {@code null} if the executor brings it
	 */
	static @Nullable CapturedContext contextOf(MethodInvocation invocation) {
		return (invocation instanceof ProxyMethodInvocation call
				&& call.getUserAttribute(CONTEXT) instanceof CapturedContext context) ? context : null;
	}

}
