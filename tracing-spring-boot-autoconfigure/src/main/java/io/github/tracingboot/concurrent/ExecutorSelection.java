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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.ClassUtils;
import org.springframework.util.PatternMatchUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Decides which executors are left alone, and remembers why. Safe for use by several
 * threads.
 */
class ExecutorSelection {

	/**
	 * Schedulers of Spring's messaging. Their tasks that run once schedule themselves
	 * again, on behalf of a connection.
	 */
	private static final Set<String> FRAMEWORK_BEANS = Set.of("defaultSockJsTaskScheduler",
			"messageBrokerTaskScheduler");

	/**
	 * Event loops, pools of servers, and executors that send tasks to other machines.
	 */
	private static final List<String> FRAMEWORKS = List.of("com.hazelcast.", "io.netty.", "org.apache.catalina.",
			"org.apache.ignite.", "org.apache.tomcat.", "org.eclipse.jetty.", "org.infinispan.", "org.redisson.");

	private final String[] excluded;

	private final Map<String, String> leftAlone = new ConcurrentHashMap<>();

	ExecutorSelection(List<String> excluded) {
		this.excluded = excluded.toArray(String[]::new);
	}

	/**
	 * Whether the executor is to be left alone.
	 * @param beanName name of the bean
	 * @param executor the executor
	 * @return whether it is
	 */
	boolean leavesAlone(String beanName, Object executor) {
		if (FRAMEWORK_BEANS.contains(beanName) || isOfFramework(executor.getClass())) {
			return true;
		}
		String reason = reason(beanName, executor);
		if (reason != null) {
			leftAlone(beanName, reason);
		}
		return reason != null;
	}

	/**
	 * Remembers an executor that a user would expect to be instrumented.
	 * @param beanName name of the bean
	 * @param reason why it is left alone
	 */
	void leftAlone(String beanName, String reason) {
		this.leftAlone.put(beanName, reason);
	}

	/**
	 * Names of the executors that are left alone, sorted, with the reasons.
	 * @return the reasons by name
	 */
	Map<String, String> leftAlone() {
		return new TreeMap<>(this.leftAlone);
	}

	private @Nullable String reason(String beanName, Object executor) {
		if (PatternMatchUtils.simpleMatch(this.excluded, beanName)) {
			return "tracing.instrument.executors.exclude";
		}
		ThreadPoolExecutor pool = pool(executor);
		if (pool == null) {
			return null;
		}
		if (pool.getQueue() instanceof PriorityBlockingQueue<?> queue && queue.comparator() != null) {
			return "its queue compares tasks";
		}
		return makesFutures(pool.getClass()) ? "it makes futures of its own" : null;
	}

	private static @Nullable ThreadPoolExecutor pool(Object executor) {
		if (AopUtils.isAopProxy(executor)) {
			return null;
		}
		if (executor instanceof ThreadPoolTaskExecutor taskExecutor) {
			try {
				return taskExecutor.getThreadPoolExecutor();
			}
			catch (IllegalStateException ex) {
				// Not initialized: nobody knows its queue yet.
				return null;
			}
		}
		return (executor instanceof ThreadPoolExecutor pool) ? pool : null;
	}

	// Such an executor may cast the tasks that are submitted to it.
	private static boolean makesFutures(Class<?> type) {
		Method fromCallable = ReflectionUtils.findMethod(type, "newTaskFor", Callable.class);
		Method fromRunnable = ReflectionUtils.findMethod(type, "newTaskFor", Runnable.class, Object.class);
		return isOverridden(fromCallable) || isOverridden(fromRunnable);
	}

	private static boolean isOverridden(@Nullable Method method) {
		return method != null && method.getDeclaringClass() != AbstractExecutorService.class;
	}

	private static boolean isOfFramework(Class<?> type) {
		for (Class<?> candidate = type; candidate != null; candidate = candidate.getSuperclass()) {
			if (isNamedLikeFramework(candidate)) {
				return true;
			}
		}
		return ClassUtils.getAllInterfacesForClassAsSet(type)
			.stream()
			.anyMatch(ExecutorSelection::isNamedLikeFramework);
	}

	private static boolean isNamedLikeFramework(Class<?> type) {
		return FRAMEWORKS.stream().anyMatch(type.getName()::startsWith);
	}

}
