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

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;

/**
 * Makes the tasks of executor and scheduler beans take the context along: by a decorator
 * where the executor takes one, by a proxy everywhere else. It does so last, when queues
 * and other proxies are there to be seen. It needs no other bean to do so: tracing may
 * itself need an executor.
 */
class ExecutorTracingBeanPostProcessor
		implements BeanPostProcessor, BeanFactoryAware, BeanClassLoaderAware, SmartInitializingSingleton {

	private static final Bindable<List<String>> NAMES = Bindable.listOf(String.class);

	private final ContextTasks tasks = new ContextTasks();

	private final ExecutorSelection selection;

	private final ObjectProvider<ContextBoundary> boundary;

	private final ObjectProvider<ScheduledRuns> scheduledRuns;

	private @Nullable BeanFactory beanFactory;

	private @Nullable ClassLoader classLoader;

	ExecutorTracingBeanPostProcessor(Environment environment, ObjectProvider<ContextBoundary> boundary,
			ObjectProvider<ScheduledRuns> scheduledRuns) {
		this.selection = new ExecutorSelection(
				Binder.get(environment).bind("tracing.instrument.executors.exclude", NAMES).orElseGet(List::of));
		this.boundary = boundary;
		this.scheduledRuns = scheduledRuns;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.tasks.watchedBy(this.boundary.getIfAvailable());
		this.tasks.tracedBy(this.scheduledRuns.getIfAvailable());
	}

	Map<String, String> leftAlone() {
		return this.selection.leftAlone();
	}

	/**
	 * What turns tasks into tasks with a context.
	 * @return the one of this application context
	 */
	ContextTasks tasks() {
		return this.tasks;
	}

	/**
	 * Makes the tasks of an executor that is not a bean take the context along.
	 * @param executor the executor, as Spring Boot's builders make them
	 */
	void decorate(Object executor) {
		DecorableExecutors.decorate(executor, this.tasks);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof Executor || bean instanceof TaskScheduler) || ScopedProxyUtils.isScopedTarget(beanName)
				|| ExecutorProxies.isProxy(bean)) {
			return bean;
		}
		Object executor = behindProxies(bean);
		if (this.selection.leavesAlone(beanName, executor)) {
			DecorableExecutors.undecorate(executor);
			return bean;
		}
		return DecorableExecutors.decorate(executor, this.tasks) ? bean : proxy(bean, beanName);
	}

	private Object proxy(Object bean, String beanName) {
		if (!ExecutorProxies.canReplace(bean, declaredType(beanName))) {
			this.selection.leftAlone(beanName, "its class is final");
			return bean;
		}
		return ExecutorProxies.create(bean, this.tasks, this.classLoader);
	}

	// As far as they always lead to the same object, which a scoped one does not.
	private static Object behindProxies(Object bean) {
		Object executor = bean;
		for (Object target = bean; target != null; target = AopProxyUtils.getSingletonTarget(target)) {
			executor = target;
		}
		return executor;
	}

	private Class<?> declaredType(String beanName) {
		if (this.beanFactory instanceof ConfigurableListableBeanFactory factory
				&& factory.containsBeanDefinition(beanName)) {
			return factory.getMergedBeanDefinition(beanName).getResolvableType().toClass();
		}
		return Object.class;
	}

}
