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

import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.function.SingletonSupplier;

/**
 * Adds the observation of {@code @Async} methods to the proxies that Spring makes for
 * them, on both sides of the advice that changes the thread and for the same methods:
 * whatever Spring takes for asynchronous is observed, and no bean gets a proxy for it.
 * <p>
 * Has no order, and so comes after Spring's own post-processor.
 */
class AsyncTracingBeanPostProcessor implements BeanPostProcessor {

	private final SingletonSupplier<ObservationRegistry> registry;

	private final ObjectProvider<ExecutorTracingBeanPostProcessor> executors;

	private final ListableBeanFactory beanFactory;

	AsyncTracingBeanPostProcessor(ObjectProvider<ObservationRegistry> registry,
			ObjectProvider<ExecutorTracingBeanPostProcessor> executors, ListableBeanFactory beanFactory) {
		this.registry = SingletonSupplier.of(() -> registry.getIfAvailable(() -> ObservationRegistry.NOOP));
		this.executors = executors;
		this.beanFactory = beanFactory;
	}

	@Override
	public @Nullable Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof Advised advised && !advised.isFrozen()) {
			observe(advised);
		}
		return bean;
	}

	private void observe(Advised advised) {
		Advisor[] advisors = advised.getAdvisors();
		for (int i = 0; i < advisors.length; i++) {
			if (advisors[i] instanceof PointcutAdvisor advisor
					&& advisor.getAdvice() instanceof AsyncExecutionInterceptor async) {
				observe(advised, i, advisor.getPointcut(), async);
				return;
			}
		}
	}

	private void observe(Advised advised, int position, Pointcut pointcut, AsyncExecutionInterceptor async) {
		ExecutorTracingBeanPostProcessor instrumentation = this.executors.getIfAvailable();
		ContextTasks tasks = (instrumentation != null) ? instrumentation.tasks() : null;
		advised.addAdvisor(position + 1, new DefaultPointcutAdvisor(pointcut,
				new AsyncMethodInterceptor(this.registry::obtain, new AsyncErrorHandling(async), tasks)));
		if (tasks != null) {
			advised.addAdvisor(position, new DefaultPointcutAdvisor(pointcut,
					new AsyncCallerInterceptor(new AsyncExecutors(async, this.beanFactory))));
		}
	}

}
