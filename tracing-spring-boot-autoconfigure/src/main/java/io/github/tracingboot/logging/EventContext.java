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

import org.jspecify.annotations.Nullable;

/**
 * Reads the MDC of a log event, as it was when the line was logged: the thread that
 * formats it may be another.
 */
@FunctionalInterface
interface EventContext {

	/**
	 * Reads an entry.
	 * @param event the event, of the logging system in use
	 * @param key the key
	 * @return the value, {@code null} if there is none
	 */
	@Nullable String get(Object event, String key);

}
