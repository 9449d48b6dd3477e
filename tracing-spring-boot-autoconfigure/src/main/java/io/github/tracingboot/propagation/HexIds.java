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

import java.util.Arrays;
import java.util.HexFormat;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids as peers write them, with leading zeros or without, in lower case or in upper
 * case, and gives them as OpenTelemetry wants them. What is too long, not hexadecimal or
 * nothing but zeros is no id.
 */
final class HexIds {

	private HexIds() {
	}

	static @Nullable String traceId(@Nullable String text) {
		return (text != null) ? traceId(text, 0, text.length()) : null;
	}

	static @Nullable String traceId(String text, int from, int to) {
		return read(text, from, to, TraceId.getLength());
	}

	static @Nullable String spanId(@Nullable String text) {
		return (text != null) ? spanId(text, 0, text.length()) : null;
	}

	static @Nullable String spanId(String text, int from, int to) {
		return read(text, from, to, SpanId.getLength());
	}

	private static @Nullable String read(String text, int from, int to, int length) {
		int padding = length - (to - from);
		if (padding < 0 || padding == length) {
			return null;
		}
		char[] id = new char[length];
		Arrays.fill(id, 0, padding, '0');
		boolean zero = true;
		for (int i = padding; i < length; i++) {
			char digit = text.charAt(from + i - padding);
			if (!HexFormat.isHexDigit(digit)) {
				return null;
			}
			id[i] = (digit <= '9') ? digit : Character.toLowerCase(digit);
			zero = zero && digit == '0';
		}
		return zero ? null : new String(id);
	}

	/**
	 * Reads flags.
	 * @param text the text
	 * @param from where they start
	 * @param to where they end
	 * @return their value, or -1 if they are not one or two hexadecimal digits
	 */
	static int flags(String text, int from, int to) {
		if (to <= from || to > from + 2) {
			return -1;
		}
		for (int i = from; i < to; i++) {
			if (!HexFormat.isHexDigit(text.charAt(i))) {
				return -1;
			}
		}
		return HexFormat.fromHexDigits(text, from, to);
	}

}
