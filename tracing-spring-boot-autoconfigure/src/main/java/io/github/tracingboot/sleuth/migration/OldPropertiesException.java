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

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown in strict mode when the configuration has old names.
 */
class OldPropertiesException extends RuntimeException {

	static final String STRICT = "tracing.sleuth.strict";

	private final transient List<OldProperty> properties;

	OldPropertiesException(List<OldProperty> properties) {
		super("Old names of properties: "
				+ properties.stream().map(OldProperty::name).distinct().collect(Collectors.joining(", ")));
		this.properties = List.copyOf(properties);
	}

	List<OldProperty> getProperties() {
		return this.properties;
	}

}
