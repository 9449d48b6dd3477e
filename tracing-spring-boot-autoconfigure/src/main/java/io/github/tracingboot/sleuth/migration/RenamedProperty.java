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

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the metadata says of an old name.
 *
 * @param name the old name
 * @param type type of its values
 * @param replacement name to write instead, for the same value
 * @param reason what to do, if there is no such name
 */
record RenamedProperty(String name, String type, @Nullable String replacement, @Nullable String reason) {

	private static final Set<String> HARMLESS = Set.of("java.lang.Boolean", "java.lang.Double", "java.lang.Float",
			"java.lang.Integer", "java.lang.Long");

	String advice() {
		return (this.replacement != null) ? "Write '" + this.replacement + "'." : String.valueOf(this.reason);
	}

	boolean isMap() {
		return this.type.startsWith(Map.class.getName());
	}

	/**
	 * Whether values of the type can't be secrets.
	 */
	boolean isHarmless() {
		return HARMLESS.contains(this.type);
	}

}
