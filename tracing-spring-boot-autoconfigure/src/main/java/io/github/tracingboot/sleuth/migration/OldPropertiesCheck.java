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

package io.github.tracingboot.sleuth.migration;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.tracingboot.diagnostics.StartupLog;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks for old names when the configuration is complete, {@code @PropertySource} files
 * included, and before there are beans. Tells them in one message, or fails the start.
 */
class OldPropertiesCheck implements BeanFactoryPostProcessor, PriorityOrdered {

	private final Set<OldProperty> found = new HashSet<>();

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ConfigurableEnvironment environment = beanFactory.getBean(ConfigurableEnvironment.class);
		boolean strict = Binder.get(environment).bind(OldPropertiesException.STRICT, Boolean.class).orElse(false);
		MigratorSources migrator = beanFactory.getBeanProvider(MigratorSources.class)
			.getIfAvailable(() -> MigratorSources.NONE);
		List<OldProperty> found = new OldPropertiesFinder(migrator).find(environment);
		if (strict && !found.isEmpty()) {
			throw new OldPropertiesException(found);
		}
		this.found.addAll(found);
		List<OldProperty> told = found.stream()
			.filter((property) -> !property.migrated() && !wasFoundByParent(beanFactory, property))
			.toList();
		if (!told.isEmpty()) {
			StartupLog.warn(OldPropertiesReport.of(told));
		}
	}

	// A child context has the property sources of its parent, too.
	private static boolean wasFoundByParent(ConfigurableListableBeanFactory beanFactory, OldProperty property) {
		BeanFactory parent = beanFactory.getParentBeanFactory();
		return parent != null && parent.getBeanProvider(OldPropertiesCheck.class)
			.stream()
			.anyMatch((check) -> check.found.contains(property));
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
