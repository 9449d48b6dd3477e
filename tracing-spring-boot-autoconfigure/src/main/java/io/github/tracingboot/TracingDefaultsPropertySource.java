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

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;

/**
 * Defaults that give way to every other property source, also to those that are added
 * behind this one later: default properties of the application and
 * {@code @PropertySource} files.
 */
class TracingDefaultsPropertySource extends MapPropertySource {

	static final String NAME = "tracing-spring-boot defaults";

	private final MutablePropertySources siblings;

	TracingDefaultsPropertySource(Map<String, Object> defaults, MutablePropertySources siblings) {
		super(NAME, defaults);
		this.siblings = siblings;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		Object value = super.getProperty(name);
		return (value != null && !isSetBehind(name)) ? value : null;
	}

	private boolean isSetBehind(String name) {
		boolean behind = false;
		for (PropertySource<?> sibling : this.siblings) {
			if (sibling == this) {
				behind = true;
			}
			else if (behind && sibling instanceof EnumerablePropertySource<?>
					&& !sibling.getName().equals(TracingDefaultsEnvironmentPostProcessor.BOOT_LOG_CORRELATION)
					&& (sibling.containsProperty(name) || sibling.containsProperty(name + "[0]"))) {
				return true;
			}
		}
		return false;
	}

}
