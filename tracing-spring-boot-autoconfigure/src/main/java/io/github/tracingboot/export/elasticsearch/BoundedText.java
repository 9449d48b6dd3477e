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

package io.github.tracingboot.export.elasticsearch;

/**
 * Text that is not longer than a field can bear.
 */
final class BoundedText {

	/** Most texts. */
	static final int LENGTH = 8 * 1024;

	/** Texts of which a document may hold many. */
	static final int SHORT = 1024;

	/** Stack traces. */
	static final int LONG = 32 * 1024;

	private BoundedText() {
	}

	static String of(String text, int maxLength) {
		if (text.length() <= maxLength) {
			return text;
		}
		boolean splitsPair = Character.isHighSurrogate(text.charAt(maxLength - 2));
		return text.substring(0, maxLength - (splitsPair ? 2 : 1)) + "…";
	}

}
