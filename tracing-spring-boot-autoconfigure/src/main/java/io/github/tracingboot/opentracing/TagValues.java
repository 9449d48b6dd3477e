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

package io.github.tracingboot.opentracing;

import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.opentelemetry.api.common.AttributesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Values of any type as those that attributes may have.
 */
final class TagValues {

	private TagValues() {
	}

	static void put(AttributesBuilder attributes, String key, @Nullable Object value) {
		if (value instanceof Boolean flag) {
			attributes.put(key, flag.booleanValue());
		}
		else if (value instanceof Number number) {
			put(attributes, key, number);
		}
		else if (value != null) {
			attributes.put(key, text(value));
		}
	}

	private static void put(AttributesBuilder attributes, String key, Number number) {
		if (isIntegral(number)) {
			attributes.put(key, number.longValue());
		}
		else {
			attributes.put(key, number.doubleValue());
		}
	}

	private static boolean isIntegral(Number number) {
		return number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte
				|| number instanceof AtomicInteger || number instanceof AtomicLong
				|| (number instanceof BigInteger integer && integer.bitLength() < Long.SIZE);
	}

	/**
	 * A number that may have come as text.
	 * @param value the value
	 * @return the number, or the value if it is none
	 */
	static Object number(Object value) {
		boolean digits = value instanceof String text && text.matches("\\d{1,18}");
		return digits ? (Object) Long.valueOf((String) value) : value;
	}

	// Whatever is wrong with the value is not worth failing the work for.
	static String text(Object value) {
		try {
			String text = value.toString();
			return (text != null) ? text : "null";
		}
		catch (RuntimeException | LinkageError | StackOverflowError ex) {
			return value.getClass().getName();
		}
	}

}
