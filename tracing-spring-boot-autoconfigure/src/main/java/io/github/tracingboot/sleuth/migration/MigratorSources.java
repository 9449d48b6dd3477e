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

import java.util.Set;

import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The property sources that Spring Boot's {@code spring-boot-properties-migrator} has
 * looked at. Files of {@code @PropertySource} are read after it.
 *
 * @param names names of the property sources
 */
record MigratorSources(Set<String> names) {

	/**
	 * Without a migrator.
	 */
	static final MigratorSources NONE = new MigratorSources(Set.of());

	boolean include(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& this.names.contains(underlying.getName());
	}

}
