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

package io.github.tracingboot.messaging.integration;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;

import io.github.tracingboot.concurrent.CurrentContext;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;
import org.springframework.util.ReflectionUtils;

/**
 * Calls of a messaging gateway that return a future take the caller's context along. Only
 * with the executor that a gateway makes itself: others are beans or the user's own.
 */
class GatewayContextBeanPostProcessor implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof GatewayProxyFactoryBean<?> gateway) {
			Executor executor = executor(gateway);
			if (executor != null && executor.getClass() == SimpleAsyncTaskExecutor.class) {
				gateway.setAsyncExecutor(CurrentContext.taskWrapping(executor));
			}
		}
		return bean;
	}

	// Meant for subclasses, and there is no other way to ask for it.
	private static @Nullable Executor executor(GatewayProxyFactoryBean<?> gateway) {
		Method getter = ReflectionUtils.findMethod(GatewayProxyFactoryBean.class, "getAsyncExecutor");
		if (getter == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(getter);
		return (Executor) ReflectionUtils.invokeMethod(getter, gateway);
	}

}
