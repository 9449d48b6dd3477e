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

/**
 * Sleuth's view of a trace context. Equal to any other view of the same span.
 */
final class SleuthTraceContext implements TraceContext {

	private final io.micrometer.tracing.TraceContext delegate;

	SleuthTraceContext(io.micrometer.tracing.TraceContext delegate) {
		this.delegate = delegate;
	}

	/**
	 * Returns what a context of Sleuth's API stands for.
	 * @param context the context, possibly of a class of the user's
	 * @param tracer makes a context of the ids of those
	 * @return the context that the tracer understands
	 */
	static io.micrometer.tracing.TraceContext unwrap(TraceContext context, io.micrometer.tracing.Tracer tracer) {
		if (context instanceof SleuthTraceContext view) {
			return view.delegate;
		}
		SleuthTraceContextBuilder copy = new SleuthTraceContextBuilder(tracer.traceContextBuilder());
		copy.traceId(context.traceId()).parentId(context.parentId()).spanId(context.spanId());
		copy.sampled(context.sampled());
		return copy.build().delegate;
	}

	@Override
	public String traceId() {
		return this.delegate.traceId();
	}

	@Override
	public @Nullable String parentId() {
		return this.delegate.parentId();
	}

	@Override
	public String spanId() {
		return this.delegate.spanId();
	}

	@Override
	public @Nullable Boolean sampled() {
		return this.delegate.sampled();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SleuthTraceContext context && traceId().equals(context.traceId())
				&& spanId().equals(context.spanId());
	}

	@Override
	public int hashCode() {
		return spanId().hashCode();
	}

	@Override
	public String toString() {
		return traceId() + "/" + spanId();
	}

}
