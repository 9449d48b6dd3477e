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

package io.github.tracingboot.web.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Instruments beans of some types. It does so before initialization, when no proxy stands
 * in front of a bean yet, and afterwards only for what factory beans made: that never
 * passes the first step. Instrumenting twice must change nothing.
 */
class ClientTracingBeanPostProcessor implements BeanPostProcessor {

	private final Map<Class<?>, UnaryOperator<Object>> instrumentations = new LinkedHashMap<>();

	@SuppressWarnings("unchecked")
	<T> ClientTracingBeanPostProcessor instrument(Class<T> type, UnaryOperator<T> instrumentation) {
		this.instrumentations.put(type, (bean) -> instrumentation.apply((T) bean));
		return this;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		return instrument(bean);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return instrument(bean);
	}

	private Object instrument(Object bean) {
		for (Map.Entry<Class<?>, UnaryOperator<Object>> instrumentation : this.instrumentations.entrySet()) {
			if (instrumentation.getKey().isInstance(bean)) {
				// Behind a proxy is a bean of its own, or one that lives in a scope.
				return AopUtils.isAopProxy(bean) ? bean : instrumentation.getValue().apply(bean);
			}
		}
		return bean;
	}

}
