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

import java.util.stream.Collectors;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;

/**
 * Remembers what the migrator has looked at, where there is one: it does so before
 * configuration classes are read, which bring further property sources.
 */
class MigratorSourcesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String MIGRATOR = "org.springframework.boot.context.properties.migrator.PropertiesMigrationListener";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (ClassUtils.isPresent(MIGRATOR, context.getClassLoader())) {
			context.addBeanFactoryPostProcessor(new Registration(context));
		}
	}

	/**
	 * Runs before configuration classes are read.
	 */
	private static final class Registration implements BeanDefinitionRegistryPostProcessor {

		private final ConfigurableApplicationContext context;

		Registration(ConfigurableApplicationContext context) {
			this.context = context;
		}

		@Override
		public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
			ConfigurableListableBeanFactory beanFactory = this.context.getBeanFactory();
			beanFactory.registerSingleton(MigratorSources.class.getName(),
					new MigratorSources(this.context.getEnvironment()
						.getPropertySources()
						.stream()
						.map(PropertySource::getName)
						.collect(Collectors.toUnmodifiableSet())));
		}

	}

}
