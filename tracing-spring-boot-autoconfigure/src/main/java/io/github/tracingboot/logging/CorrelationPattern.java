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

import java.util.Optional;

import org.springframework.core.env.Environment;

/**
 * The pattern of the ids' place in a text log line, as
 * {@code logging.pattern.correlation} takes it.
 *
 * @since 0.1.0
 */
public final class CorrelationPattern {

	private CorrelationPattern() {
	}

	/**
	 * Pattern for keys other than the default ones, which Spring Boot's own pattern does
	 * not show. Keys that are not valid are left to the failure at start-up.
	 * @param environment gives the keys
	 * @return the pattern, empty if the keys are the default ones
	 */
	public static Optional<String> ifKeysRenamed(Environment environment) {
		LogKeys keys = LogKeys.ifValid(environment);
		if (keys == null || keys.equals(new LogKeys(LogKeys.DEFAULT_TRACE_ID, LogKeys.DEFAULT_SPAN_ID))) {
			return Optional.empty();
		}
		return Optional.of("%correlationId{" + keys.traceId() + "(32)," + keys.spanId() + "(16)}");
	}

}
