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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Names as configuration gives them: as they are, or all that begin alike
 * ({@code prefix-*}). Case does not matter, as it does not in headers.
 *
 * @since 0.1.0
 */
public final class NamePatterns {

	private static final String WILDCARD = "*";

	private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	private final List<String> names = new ArrayList<>();

	private final List<String> prefixes = new ArrayList<>();

	private NamePatterns() {
	}

	/**
	 * Creates patterns from the value of a property.
	 * @param property the name of the property, for the failure
	 * @param values the value; blank elements are passed over
	 * @return the patterns
	 * @throws InvalidConfigurationPropertyValueException if a {@code *} is anywhere but
	 * at the end of an element
	 */
	public static NamePatterns of(String property, Collection<String> values) {
		NamePatterns patterns = new NamePatterns();
		for (String value : values) {
			patterns.add(property, value.strip());
		}
		return patterns;
	}

	private void add(String property, String value) {
		int wildcard = value.indexOf(WILDCARD);
		if (wildcard != -1 && wildcard != value.length() - 1) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"A '*' stands for the rest of a name, so it can only be the last character, "
							+ "for example 'tenant-*'.");
		}
		if (wildcard != -1) {
			this.prefixes.add(value.substring(0, wildcard));
		}
		else if (!value.isEmpty() && this.known.add(value)) {
			this.names.add(value);
		}
	}

	/**
	 * Whether there are none.
	 * @return whether nothing can match
	 */
	public boolean isEmpty() {
		return this.names.isEmpty() && this.prefixes.isEmpty();
	}

	/**
	 * Whether a name is one of those that are meant.
	 * @param name the name
	 * @return whether it is
	 */
	public boolean matches(String name) {
		return matchesName(name) || matchesPrefix(name);
	}

	boolean matchesName(String name) {
		return this.known.contains(name);
	}

	boolean matchesPrefix(String name) {
		for (String prefix : this.prefixes) {
			if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
				return true;
			}
		}
		return false;
	}

	// In the order of the configuration.
	List<String> names() {
		return this.names;
	}

	List<String> prefixes() {
		return this.prefixes;
	}

}
