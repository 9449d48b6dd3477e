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

package io.github.tracingboot.it.sleuth;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A difference between the shops.
 *
 * @param subject the kind of span, or the log line
 * @param fact what of it
 * @param before how it was
 * @param after how it is
 * @param scenario where it was seen
 */
record Difference(String subject, String fact, @Nullable String before, @Nullable String after, String scenario) {

	boolean isOne() {
		return !Objects.equals(this.before, this.after);
	}

	@Override
	public String toString() {
		return "| " + this.subject + " | " + this.fact + " | " + cell(this.before) + " | " + cell(this.after)
				+ " | (in " + this.scenario + ") |";
	}

	private static String cell(@Nullable String value) {
		return (value != null) ? "`" + value + "`" : "none";
	}

}
