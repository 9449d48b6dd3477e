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
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.interceptor.AsyncExecutionAspectSupport;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.HierarchicalBeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.util.ReflectionUtils;

/**
 * Tells which {@code @Async} methods are executed by an executor that is no bean, and so
 * takes no context along: one that an {@code AsyncConfigurer} makes on the spot, or the
 * one that Spring falls back to when the application has an executor that does not fit.
 * The way to the executor is a method that only subclasses can call.
 */
final class AsyncExecutors {

	static final @Nullable Method DETERMINE = ReflectionUtils.findMethod(AsyncExecutionAspectSupport.class,
			"determineAsyncExecutor", Method.class);

	static final @Nullable Field ADAPTED = ReflectionUtils.findField(TaskExecutorAdapter.class, null, Executor.class);

	private final AsyncExecutionAspectSupport async;

	private final ListableBeanFactory beanFactory;

	private final Map<Method, Boolean> outsideOfContext = new ConcurrentHashMap<>();

	AsyncExecutors(AsyncExecutionAspectSupport async, ListableBeanFactory beanFactory) {
		this.async = async;
		this.beanFactory = beanFactory;
	}

	/**
	 * Whether the executor of a method is no bean.
	 * @param method the method of the class
	 * @return {@code false} also if that can't be seen
	 */
	boolean isNoBean(Method method) {
		Boolean known = this.outsideOfContext.get(method);
		if (known == null) {
			known = find(method);
			this.outsideOfContext.put(method, known);
		}
		return known;
	}

	private boolean find(Method method) {
		try {
			Object executor = executor(method);
			return executor != null && !isBean(executor);
		}
		// What is wrong with the executor Spring tells when it looks for it.
		catch (InaccessibleObjectException | ReflectiveOperationException ex) {
			return false;
		}
	}

	// None is created for this: one that nobody has used so far is not the one.
	private boolean isBean(Object executor) {
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, Executor.class, false,
				false)) {
			if (isCreated(name, this.beanFactory) && this.beanFactory.getBean(name) == executor) {
				return true;
			}
		}
		return false;
	}

	private static boolean isCreated(String name, @Nullable BeanFactory beanFactory) {
		return (beanFactory instanceof SingletonBeanRegistry registry && registry.containsSingleton(name))
				|| (beanFactory instanceof HierarchicalBeanFactory child
						&& isCreated(name, child.getParentBeanFactory()));
	}

	private @Nullable Object executor(Method method) throws ReflectiveOperationException {
		if (DETERMINE == null) {
			return null;
		}
		DETERMINE.setAccessible(true);
		Object executor = DETERMINE.invoke(this.async, method);
		if (executor instanceof TaskExecutorAdapter && ADAPTED != null) {
			ADAPTED.setAccessible(true);
			return ADAPTED.get(executor);
		}
		return executor;
	}

}
