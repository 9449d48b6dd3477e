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

import java.util.HexFormat;
import java.util.List;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * The headers of Datadog: the lower half of the trace id in decimal digits, the upper one
 * among the tags.
 *
 * @see <a href=
 * "https://docs.datadoghq.com/tracing/trace_collection/trace_context_propagation/">Datadog,
 * trace context propagation</a>
 */
final class DatadogReader implements SpanReader {

	private static final String TRACE_ID = "x-datadog-trace-id";

	private static final String SPAN_ID = "x-datadog-parent-id";

	private static final String PRIORITY = "x-datadog-sampling-priority";

	private static final String TAGS = "x-datadog-tags";

	private static final String UPPER_HALF = "_dd.p.tid=";

	private static final int HALF_LENGTH = 16;

	private static final String MAX = Long.toUnsignedString(-1);

	@Override
	public List<String> headers() {
		return List.of(TRACE_ID, SPAN_ID, PRIORITY, TAGS);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String lowerHalf = id(headers.get(TRACE_ID));
		if (lowerHalf == null) {
			return null;
		}
		return decision(headers.get(PRIORITY)).span(HexIds.traceId(upperHalf(headers.get(TAGS)) + lowerHalf),
				id(headers.get(SPAN_ID)));
	}

	private static @Nullable String id(@Nullable String decimal) {
		if (decimal == null || !isUnsignedLong(decimal)) {
			return null;
		}
		return HexIds.spanId(Long.toUnsignedString(Long.parseUnsignedLong(decimal), HALF_LENGTH));
	}

	private static boolean isUnsignedLong(String decimal) {
		return !decimal.isEmpty() && decimal.chars().allMatch((c) -> c >= '0' && c <= '9')
				&& (decimal.length() < MAX.length()
						|| (decimal.length() == MAX.length() && decimal.compareTo(MAX) <= 0));
	}

	private static String upperHalf(@Nullable String tags) {
		int start = (tags != null) ? ("," + tags).indexOf("," + UPPER_HALF) : -1;
		if (tags == null || start == -1) {
			return "";
		}
		int from = start + UPPER_HALF.length();
		int comma = tags.indexOf(',', from);
		String digits = tags.substring(from, (comma != -1) ? comma : tags.length()).strip();
		return (digits.length() == HALF_LENGTH && digits.chars().allMatch(HexFormat::isHexDigit)) ? digits : "";
	}

	private static Decision decision(@Nullable String priority) {
		if (priority == null) {
			return Decision.NONE;
		}
		return switch (priority) {
			case "1", "2" -> Decision.RECORD;
			case "0", "-1" -> Decision.DROP;
			default -> Decision.NONE;
		};
	}

}
