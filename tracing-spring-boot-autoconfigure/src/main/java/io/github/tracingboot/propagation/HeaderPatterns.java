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

package io.github.tracingboot.propagation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of headers, in lower case.
 *
 * @param names whole names
 * @param prefixes how other names begin
 */
record HeaderPatterns(Set<String> names, Set<String> prefixes) {

	private static final String WILDCARD = "*";

	static HeaderPatterns of(Collection<String> patterns) {
		Set<String> names = new LinkedHashSet<>();
		Set<String> prefixes = new LinkedHashSet<>();
		for (String pattern : patterns) {
			String lowerCase = pattern.toLowerCase(Locale.ROOT);
			if (lowerCase.endsWith(WILDCARD)) {
				prefixes.add(lowerCase.substring(0, lowerCase.length() - WILDCARD.length()));
			}
			else {
				names.add(lowerCase);
			}
		}
		return new HeaderPatterns(names, prefixes);
	}

	boolean contains(String name) {
		return this.names.contains(name) || this.prefixes.stream().anyMatch(name::startsWith);
	}

}
