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

package io.github.tracingboot.logging;

import java.util.HashSet;
import java.util.Set;

/**
 * What others have written to one JSON document, as far as ours could clash with it: a
 * name that is written twice costs the line.
 */
final class JsonDocument {

	private final Set<String> names = new HashSet<>();

	private boolean closing;

	/**
	 * Notes a member that is written.
	 * @param name its name or, below the top, its path
	 */
	void note(String name) {
		if (!this.closing) {
			this.names.add(name);
		}
	}

	/**
	 * Tells that all that is written from now on is ours.
	 */
	void close() {
		this.closing = true;
	}

	boolean isClosing() {
		return this.closing;
	}

	boolean has(String name) {
		return this.names.contains(name);
	}

	/**
	 * Whether a member is an object with members.
	 * @param name the name of the member
	 * @return whether it has members
	 */
	boolean hasBelow(String name) {
		return this.names.stream()
			.anyMatch((candidate) -> candidate.length() > name.length() && candidate.startsWith(name)
					&& candidate.charAt(name.length()) == '.');
	}

}
