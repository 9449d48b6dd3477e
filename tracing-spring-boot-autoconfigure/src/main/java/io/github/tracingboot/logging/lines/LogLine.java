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

package io.github.tracingboot.logging.lines;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * A line that is being logged. Valid until the listener returns: what is to be kept has
 * to be read before.
 *
 * @since 0.1.0
 */
public interface LogLine {

	/**
	 * Its level.
	 * @return the level, the nearest one for a level that is not Spring Boot's
	 */
	LogLevel level();

	/**
	 * Name of its logger.
	 * @return the name
	 */
	String logger();

	/**
	 * Its message with the arguments in place.
	 * @return the message, not bounded
	 */
	String message();

	/**
	 * What was logged with it.
	 * @return the exception, {@code null} if there is none
	 */
	@Nullable Throwable thrown();

	/**
	 * When it was logged.
	 * @return the time
	 */
	Instant timestamp();

	/**
	 * Name of the thread that logged it.
	 * @return the name
	 */
	String thread();

	/**
	 * The MDC of the thread that logged it.
	 * @return the entries
	 */
	Map<String, String> context();

}
