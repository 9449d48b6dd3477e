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

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * MDC keys of what log lines tell besides the trace id and the span id. Without dots, so
 * that no formatter takes them for objects: an object that is named like another entry of
 * the MDC costs Spring Boot's formatter the line.
 *
 * @param transactionId key of the id of the local root span
 */
record ContextKeys(String transactionId) {

	static final String TRANSACTION_ID_PROPERTY = "tracing.logging.keys.transaction-id";

	static final String DEFAULT_TRANSACTION_ID = "transactionId";

	static final String METHOD = "httpRequestMethod";

	static final String ROUTE = "httpRoute";

	static final String CLIENT_ADDRESS = "clientAddress";

	private static final String FORMAT_PROPERTY = "logging.structured.format.";

	/**
	 * The keys, if they are needed: where a format shows them or the user names one.
	 * Otherwise the MDC stays small, and patterns that print all of it stay as they are.
	 * @param environment tells the formats and keys
	 * @return the keys, {@code null} if not needed
	 */
	static @Nullable ContextKeys ifNeeded(Environment environment) {
		String transactionId = environment.getProperty(TRANSACTION_ID_PROPERTY);
		if (transactionId != null) {
			return new ContextKeys(transactionId);
		}
		boolean needed = isJsonEnabled(environment)
				&& (isEcs(environment, FORMAT_PROPERTY + "console") || isEcs(environment, FORMAT_PROPERTY + "file"));
		return needed ? new ContextKeys(DEFAULT_TRANSACTION_ID) : null;
	}

	/**
	 * Checks that the user's key is one.
	 * @param ids the other names of ids
	 * @throws InvalidConfigurationPropertyValueException if it is not valid or taken
	 */
	void checkBeside(LogKeys ids) {
		LogKeys.check(TRANSACTION_ID_PROPERTY, this.transactionId);
		if (this.transactionId.equals(ids.traceId()) || this.transactionId.equals(ids.spanId())) {
			throw new InvalidConfigurationPropertyValueException(TRANSACTION_ID_PROPERTY, this.transactionId,
					"It is the name of another id too. Choose different names.");
		}
	}

	static boolean isJsonEnabled(Environment environment) {
		return environment.getProperty("tracing.enabled", Boolean.class, true)
				&& environment.getProperty("tracing.logging.json.enabled", Boolean.class, true);
	}

	private static boolean isEcs(Environment environment, String property) {
		return environment.getProperty(property, "").trim().toLowerCase(Locale.ROOT).equals("ecs");
	}

}
