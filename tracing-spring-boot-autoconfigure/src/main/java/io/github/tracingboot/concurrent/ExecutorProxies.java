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

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Puts a proxy in front of an executor. The class of the executor decides which: one that
 * can be extended gets a proxy of its class, so that injection by class and casts work;
 * of any other its interfaces remain.
 */
final class ExecutorProxies {

	/**
	 * The JDK's packages are closed to classes made at run time. These stand in for the
	 * JDK's classes as what is extended; there are never instances of their own.
	 */
	private static final List<Class<?>> EXTENSIBLE = List.of(ExtensibleThreadPool.class, ExtensibleScheduledPool.class,
			ExtensibleForkJoinPool.class);

	private ExecutorProxies() {
	}

	/**
	 * Whether the proxy would have the class that the bean is known by.
	 * @param executor the executor
	 * @param declaredType the type that the bean is declared with
	 * @return {@code false} if it could only have the interfaces, and users may rely on
	 * the class
	 */
	static boolean canReplace(Object executor, Class<?> declaredType) {
		Class<?> type = executor.getClass();
		return extensible(type) != null || !isNameable(type) || declaredType.isInterface();
	}

	static boolean isProxy(Object executor) {
		return executor instanceof Advised advised && Arrays.stream(advised.getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof ContextMethodInterceptor);
	}

	static Object create(Object executor, ContextTasks tasks, @Nullable ClassLoader classLoader) {
		Class<?> extensible = extensible(executor.getClass());
		if (extensible == null) {
			return ofInterfaces(executor, tasks, classLoader);
		}
		ProxyFactory factory = new ProxyFactory();
		factory.addAdvice(new ContextMethodInterceptor(tasks));
		factory.setProxyTargetClass(true);
		factory.setOptimize(true); // no warnings about final methods
		factory.setTargetSource(new ExtensibleTarget(executor, extensible));
		Object proxy = factory.getProxy(classLoader);
		Class<?> superclass = ClassUtils.getUserClass(extensible);
		if (hasFinalMethods(superclass)) {
			shareState(superclass, executor, proxy);
		}
		return proxy;
	}

	static Object ofInterfaces(Object executor, ContextTasks tasks, @Nullable ClassLoader classLoader) {
		ProxyFactory factory = new ProxyFactory(executor);
		factory.addAdvice(new ContextMethodInterceptor(tasks));
		return factory.getProxy(classLoader);
	}

	private static @Nullable Class<?> extensible(Class<?> type) {
		for (Class<?> standIn : EXTENSIBLE) {
			if (standIn.getSuperclass() == type) {
				return standIn;
			}
		}
		boolean closed = isJdk(type) || type.isHidden() || Modifier.isFinal(type.getModifiers())
				|| Modifier.isPrivate(type.getModifiers()) || Proxy.isProxyClass(type);
		return (closed || !hasVisibleConstructor(type)) ? null : type;
	}

	private static boolean hasVisibleConstructor(Class<?> type) {
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			if (!Modifier.isPrivate(constructor.getModifiers())) {
				return true;
			}
		}
		return false;
	}

	// Whether code outside of the class's own package can declare something of the class.
	private static boolean isNameable(Class<?> type) {
		return !type.isHidden() && !Proxy.isProxyClass(type)
				&& (!isJdk(type) || Modifier.isPublic(type.getModifiers()));
	}

	private static boolean isJdk(Class<?> type) {
		return type.getName().startsWith("java.") || type.getName().startsWith("jdk.");
	}

	private static boolean hasFinalMethods(Class<?> type) {
		return Arrays.stream(type.getMethods()).anyMatch(ExecutorProxies::isFinalMethod);
	}

	private static boolean isFinalMethod(Method method) {
		return Modifier.isFinal(method.getModifiers()) && !isJdk(method.getDeclaringClass());
	}

	// Final methods run on the proxy. They find the collaborators of the executor there.
	private static void shareState(Class<?> type, Object executor, Object proxy) {
		ReflectionUtils.doWithFields(type, (field) -> {
			ReflectionUtils.makeAccessible(field);
			field.set(proxy, field.get(executor));
		}, ExecutorProxies::isState);
	}

	private static boolean isState(Field field) {
		return !Modifier.isStatic(field.getModifiers()) && !isJdk(field.getDeclaringClass());
	}

	private static final class ExtensibleTarget extends SingletonTargetSource {

		private static final long serialVersionUID = 1L;

		private final Class<?> extensible;

		ExtensibleTarget(Object executor, Class<?> extensible) {
			super(executor);
			this.extensible = extensible;
		}

		@Override
		public Class<?> getTargetClass() {
			return this.extensible;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return super.equals(other);
		}

		@Override
		public int hashCode() {
			return super.hashCode();
		}

	}

	static class ExtensibleThreadPool extends ThreadPoolExecutor {

		ExtensibleThreadPool() {
			super(0, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
		}

	}

	static class ExtensibleScheduledPool extends ScheduledThreadPoolExecutor {

		ExtensibleScheduledPool() {
			super(0);
		}

	}

	static class ExtensibleForkJoinPool extends ForkJoinPool {

	}

}
