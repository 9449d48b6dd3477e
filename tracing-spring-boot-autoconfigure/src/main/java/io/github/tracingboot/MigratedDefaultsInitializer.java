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

package io.github.tracingboot;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;

/**
 * Makes the {@link TracingDefaults} anew for an application in which Spring Boot's
 * {@code spring-boot-properties-migrator} has applied old names. It does so after all
 * environment post-processors, and some defaults follow from such values.
 */
class MigratedDefaultsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String MIGRATED = "migrate-";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.addBeanFactoryPostProcessor(new MigratedDefaults(context));
	}

	/**
	 * Runs before the first condition is evaluated.
	 */
	private static final class MigratedDefaults implements BeanDefinitionRegistryPostProcessor {

		private final ConfigurableApplicationContext context;

		MigratedDefaults(ConfigurableApplicationContext context) {
			this.context = context;
		}

		@Override
		public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
			ConfigurableEnvironment environment = this.context.getEnvironment();
			MutablePropertySources sources = environment.getPropertySources();
			if (sources.contains(TracingDefaultsPropertySource.NAME)
					&& sources.stream().anyMatch((source) -> source.getName().startsWith(MIGRATED))) {
				Switches.check(environment);
				sources.replace(TracingDefaultsPropertySource.NAME, new TracingDefaultsPropertySource(
						TracingDefaults.of(environment, this.context.getClassLoader()), sources));
			}
		}

	}

}
