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

package io.github.tracingboot.sampling;

import java.util.List;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;

/**
 * Records new traces that the application's sampler chose up to a number per second.
 * About traces that others began, they decide.
 */
class RateLimitingSampler implements Sampler {

	private final Sampler delegate;

	private final TraceRateLimit limit;

	RateLimitingSampler(Sampler delegate, TraceRateLimit limit) {
		this.delegate = delegate;
		this.limit = limit;
	}

	@Override
	public SamplingResult shouldSample(Context parentContext, String traceId, String name, SpanKind spanKind,
			Attributes attributes, List<LinkData> parentLinks) {
		SamplingResult result = this.delegate.shouldSample(parentContext, traceId, name, spanKind, attributes,
				parentLinks);
		boolean chosen = result.getDecision() != SamplingDecision.DROP;
		return (chosen && isNew(parentContext) && !this.limit.tryAcquire()) ? SamplingResult.drop() : result;
	}

	private static boolean isNew(Context parentContext) {
		return !Span.fromContext(parentContext).getSpanContext().isValid();
	}

	@Override
	public String getDescription() {
		return SamplerDescription.of(this.delegate) + ", at most " + this.limit.tracesPerSecond()
				+ " new traces per second";
	}

	@Override
	public String toString() {
		return getDescription();
	}

}
