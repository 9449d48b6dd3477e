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

import java.util.List;
import java.util.function.BiConsumer;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * The header of AWS X-Ray. Load balancers send one without a parent, in which there is no
 * span to continue.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">AWS
 * X-Ray, tracing header</a>
 */
final class XRayCodec implements SpanReader, SpanWriter {

	private static final String HEADER = "X-Amzn-Trace-Id";

	private static final String ROOT = "Root=";

	private static final String VERSION = "1-";

	private static final String PARENT = "Parent=";

	private static final String SAMPLED = "Sampled=";

	// Of the trace id, which begins with the seconds since 1970.
	private static final int TIME_LENGTH = 8;

	private static final int ROOT_LENGTH = 35;

	@Override
	public List<String> headers() {
		return List.of(HEADER);
	}

	@Override
	public @Nullable Span read(InboundHeaders<?> headers) {
		String value = headers.get(HEADER);
		if (value == null) {
			return null;
		}
		String parent = field(value, PARENT);
		return Decision.of(field(value, SAMPLED)).span(traceId(field(value, ROOT)), HexIds.spanId(parent));
	}

	private static @Nullable String traceId(@Nullable String root) {
		int dash = VERSION.length() + TIME_LENGTH;
		if (root == null || root.length() != ROOT_LENGTH || !root.startsWith(VERSION) || root.charAt(dash) != '-') {
			return null;
		}
		return HexIds.traceId(root.substring(VERSION.length(), dash) + root.substring(dash + 1));
	}

	private static @Nullable String field(String value, String name) {
		int start = 0;
		while (start < value.length()) {
			int semicolon = value.indexOf(';', start);
			int end = (semicolon != -1) ? semicolon : value.length();
			while (start < end && value.charAt(start) == ' ') {
				start++;
			}
			if (value.startsWith(name, start)) {
				return value.substring(start + name.length(), end).strip();
			}
			start = end + 1;
		}
		return null;
	}

	@Override
	public void write(SpanContext span, BiConsumer<String, String> headers) {
		String traceId = span.getTraceId();
		headers.accept(HEADER, ROOT + VERSION + traceId.substring(0, TIME_LENGTH) + "-" + traceId.substring(TIME_LENGTH)
				+ ";" + PARENT + span.getSpanId() + ";" + SAMPLED + (span.isSampled() ? "1" : "0"));
	}

}
