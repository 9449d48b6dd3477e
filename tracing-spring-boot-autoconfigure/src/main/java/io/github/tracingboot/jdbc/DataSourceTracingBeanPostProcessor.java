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

package io.github.tracingboot.jdbc;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Makes {@link DataSource} beans hand out connections that trace their statements. A bean
 * keeps its class wherever that can be extended, so that it can still be injected and
 * cast as the pool that it is. Data sources that only stand in front of traced ones are
 * left alone.
 */
class DataSourceTracingBeanPostProcessor implements BeanPostProcessor, BeanClassLoaderAware {

	private final ObjectProvider<DataSourceTracing> tracing;

	private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

	DataSourceTracingBeanPostProcessor(ObjectProvider<DataSourceTracing> tracing) {
		this.tracing = tracing;
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof DataSource dataSource) || ScopedProxyUtils.isScopedTarget(beanName)
				|| isTraced(dataSource)) {
			return bean;
		}
		ConnectionInterceptor interceptor = this.tracing.getObject().interceptor(beanName);
		return (interceptor != null) ? advise(dataSource, interceptor) : bean;
	}

	private Object advise(DataSource dataSource, ConnectionInterceptor interceptor) {
		NameMatchMethodPointcutAdvisor advisor = new NameMatchMethodPointcutAdvisor(interceptor);
		advisor.setMappedName("getConnection");
		if (dataSource instanceof Advised advised && !advised.isFrozen()) {
			advised.addAdvisor(0, advisor);
			return dataSource;
		}
		return proxy(dataSource, advisor);
	}

	private Object proxy(DataSource dataSource, Advisor advisor) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(dataSource);
		if (isExtensible(dataSource.getClass())) {
			factory.setProxyTargetClass(true);
		}
		else {
			factory.setInterfaces(ClassUtils.getAllInterfacesForClass(dataSource.getClass(), this.classLoader));
		}
		factory.addAdvisor(advisor);
		return factory.getProxy(this.classLoader);
	}

	private static boolean isTraced(DataSource dataSource) {
		if (dataSource instanceof ProxyJdbcObject) {
			return true;
		}
		if (isAdvised(dataSource)) {
			return true;
		}
		if (dataSource instanceof DelegatingDataSource delegating) {
			DataSource target = delegating.getTargetDataSource();
			return target != null && isTraced(target);
		}
		return dataSource instanceof AbstractRoutingDataSource routing && isEachTraced(routing);
	}

	static boolean isAdvised(DataSource dataSource) {
		if (!(dataSource instanceof Advised advised)) {
			return false;
		}
		for (Advisor advisor : advised.getAdvisors()) {
			if (advisor.getAdvice() instanceof ConnectionInterceptor) {
				return true;
			}
		}
		return false;
	}

	private static boolean isEachTraced(AbstractRoutingDataSource routing) {
		return !routing.getResolvedDataSources().isEmpty()
				&& routing.getResolvedDataSources().values().stream().allMatch((target) -> isTraced(target));
	}

	private static boolean isExtensible(Class<?> type) {
		if (Modifier.isFinal(type.getModifiers())) {
			return false;
		}
		for (Constructor<?> constructor : type.getDeclaredConstructors()) {
			if (!Modifier.isPrivate(constructor.getModifiers())) {
				return true;
			}
		}
		return false;
	}

}
