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

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;

/**
 * Contributes the {@link TracingDefaults} as a property source of lowest priority.
 */
class TracingDefaultsEnvironmentPostProcessor implements EnvironmentPostProcessor {

	/**
	 * Property source in which Spring Boot decides whether log lines have room for ids.
	 * It ties that to exporting, so ours has to stand before it.
	 */
	static final String BOOT_LOG_CORRELATION = "logCorrelation";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!Switches.check(environment)) {
			return;
		}
		MutablePropertySources sources = environment.getPropertySources();
		TracingDefaultsPropertySource defaults = new TracingDefaultsPropertySource(
				TracingDefaults.of(environment, application.getClassLoader()), sources);
		if (sources.contains(BOOT_LOG_CORRELATION)) {
			sources.addBefore(BOOT_LOG_CORRELATION, defaults);
		}
		else {
			sources.addLast(defaults);
		}
	}

}
