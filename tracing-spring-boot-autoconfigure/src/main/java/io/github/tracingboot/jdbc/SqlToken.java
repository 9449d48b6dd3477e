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

package io.github.tracingboot.jdbc;

/**
 * What a piece of a statement is.
 */
enum SqlToken {

	/**
	 * A keyword or a name without quotes.
	 */
	WORD,

	/**
	 * A name between quotes.
	 */
	QUOTED_NAME,

	/**
	 * A value, of whatever form, or a placeholder for one.
	 */
	LITERAL,

	/**
	 * One character of punctuation.
	 */
	SYMBOL,

	/**
	 * The statement is over.
	 */
	END,

	/**
	 * From here on nobody can say what is a value and what is not.
	 */
	UNCERTAIN

}
