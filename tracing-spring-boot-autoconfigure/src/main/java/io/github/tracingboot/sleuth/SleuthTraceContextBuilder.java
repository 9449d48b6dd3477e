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

package io.github.tracingboot.sleuth;

import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.TraceContext;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Builds contexts of ids. Trace ids of 64 bits, which Sleuth made by default, are padded
 * to 128.
 */
final class SleuthTraceContextBuilder implements TraceContext.Builder {

	private static final int TRACE_ID_LENGTH = 32;

	private final io.micrometer.tracing.TraceContext.Builder delegate;

	private @Nullable String traceId;

	private @Nullable String spanId;

	SleuthTraceContextBuilder(io.micrometer.tracing.TraceContext.Builder delegate) {
		this.delegate = delegate;
	}

	@Override
	public TraceContext.Builder traceId(@Nullable String traceId) {
		this.traceId = traceId;
		return this;
	}

	@Override
	public TraceContext.Builder parentId(@Nullable String parentId) {
		if (StringUtils.hasText(parentId)) {
			this.delegate.parentId(parentId);
		}
		return this;
	}

	@Override
	public TraceContext.Builder spanId(@Nullable String spanId) {
		this.spanId = spanId;
		return this;
	}

	@Override
	public TraceContext.Builder sampled(@Nullable Boolean sampled) {
		this.delegate.sampled(sampled);
		return this;
	}

	@Override
	public SleuthTraceContext build() {
		String trace = this.traceId;
		String span = this.spanId;
		Assert.state(StringUtils.hasText(trace), "A trace context needs a trace id");
		Assert.state(StringUtils.hasText(span), "A trace context needs a span id");
		return new SleuthTraceContext(this.delegate.traceId(pad(trace)).spanId(span).build());
	}

	private static String pad(String traceId) {
		return "0".repeat(Math.max(0, TRACE_ID_LENGTH - traceId.length())) + traceId;
	}

}
