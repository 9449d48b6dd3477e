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

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Names under which log lines carry the ids: MDC keys, and with them the names in the
 * console pattern and in JSON.
 *
 * @param traceId name of the trace id
 * @param spanId name of the span id
 * @since 0.1.0
 */
public record LogKeys(String traceId, String spanId) {

	static final String DEFAULT_TRACE_ID = "traceId";

	static final String DEFAULT_SPAN_ID = "spanId";

	static final String TRACE_ID_PROPERTY = "tracing.logging.keys.trace-id";

	static final String SPAN_ID_PROPERTY = "tracing.logging.keys.span-id";

	private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_.\\-]{1,64}");

	/**
	 * Creates the names.
	 * @throws InvalidConfigurationPropertyValueException if a name is not valid or both
	 * are the same
	 */
	public LogKeys {
		check(TRACE_ID_PROPERTY, traceId);
		check(SPAN_ID_PROPERTY, spanId);
		if (traceId.equals(spanId)) {
			throw new InvalidConfigurationPropertyValueException(SPAN_ID_PROPERTY, spanId,
					"It is the name of the trace id too ('" + TRACE_ID_PROPERTY + "'). Choose different names.");
		}
	}

	/**
	 * Names that the configuration gives.
	 * @param environment the configuration
	 * @return the names, {@code null} if they are not valid, which is left to the failure
	 * at start-up
	 */
	static @Nullable LogKeys ifValid(Environment environment) {
		String traceId = environment.getProperty(TRACE_ID_PROPERTY, DEFAULT_TRACE_ID);
		String spanId = environment.getProperty(SPAN_ID_PROPERTY, DEFAULT_SPAN_ID);
		return (isValid(traceId) && isValid(spanId) && !traceId.equals(spanId)) ? new LogKeys(traceId, spanId) : null;
	}

	static boolean isValid(String key) {
		return VALID.matcher(key).matches();
	}

	static void check(String property, String key) {
		if (!isValid(key)) {
			throw new InvalidConfigurationPropertyValueException(property, key,
					"A key consists of 1 to 64 letters, digits, dots, underscores and hyphens, "
							+ "for example 'trace_id' or 'trace.id'.");
		}
	}

}
