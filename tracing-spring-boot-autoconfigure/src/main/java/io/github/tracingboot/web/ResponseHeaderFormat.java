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

package io.github.tracingboot.web;

import io.micrometer.tracing.TraceContext;

/**
 * How a response header shows the trace to the caller.
 *
 * @since 0.1.0
 */
public enum ResponseHeaderFormat {

	/**
	 * The bare trace id, 32 hex digits.
	 */
	ID("X-Trace-Id") {

		@Override
		String value(TraceContext context) {
			return context.traceId();
		}

	},

	/**
	 * Trace id, span id and flags in the form of the W3C traceparent header.
	 */
	TRACEPARENT("traceparent") {

		@Override
		String value(TraceContext context) {
			String flags = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
			return "00-" + context.traceId() + "-" + context.spanId() + "-" + flags;
		}

	},

	/**
	 * A Server-Timing metric called trace, whose description is the traceparent, as the
	 * W3C group drafts it.
	 */
	SERVER_TIMING("Server-Timing") {

		@Override
		String value(TraceContext context) {
			return "trace;desc=" + TRACEPARENT.value(context);
		}

	};

	private final String defaultName;

	ResponseHeaderFormat(String defaultName) {
		this.defaultName = defaultName;
	}

	String defaultName() {
		return this.defaultName;
	}

	abstract String value(TraceContext context);

}
