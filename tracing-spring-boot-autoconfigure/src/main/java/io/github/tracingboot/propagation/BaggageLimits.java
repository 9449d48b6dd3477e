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

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * How much baggage there may be.
 *
 * @param maxEntries the number of entries
 * @param maxBytes the size of all entries, as they stand in a {@code baggage} header
 * @param maxValueLength the number of characters of one value
 */
record BaggageLimits(int maxEntries, int maxBytes, int maxValueLength) {

	static final int MOST_ENTRIES = 1024;

	private static final int MOST_BYTES = 64 * 1024;

	/**
	 * Creates the limits that are configured.
	 * @param properties the configuration
	 * @return the limits
	 * @throws InvalidConfigurationPropertyValueException if a limit is none
	 */
	static BaggageLimits of(BaggageProperties properties) {
		return new BaggageLimits(
				check("max-entries", properties.getMaxEntries(), properties.getMaxEntries(), MOST_ENTRIES),
				check("max-bytes", properties.getMaxBytes(), properties.getMaxBytes().toBytes(), MOST_BYTES),
				check("max-value-length", properties.getMaxValueLength(), properties.getMaxValueLength(), MOST_BYTES));
	}

	private static int check(String name, Object value, long number, int most) {
		if (number < 1 || number > most) {
			throw new InvalidConfigurationPropertyValueException("tracing.baggage." + name, value,
					"It must be between 1 and " + most + ", as everybody pays for what one request brings. "
							+ "Without any baggage: 'management.tracing.baggage.enabled=false'.");
		}
		return (int) number;
	}

}
