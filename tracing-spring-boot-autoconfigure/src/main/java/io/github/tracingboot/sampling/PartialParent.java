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

import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import org.jspecify.annotations.Nullable;

/**
 * A caller that sent either its span and no decision on recording, or a decision and no
 * span. OpenTelemetry knows only callers that sent both, so the sampler is shown the half
 * that is missing.
 *
 * @since 0.1.0
 */
public final class PartialParent implements Span {

	private static final ContextKey<PartialParent> KEY = ContextKey.named("tracing-partial-parent");

	// Seen by samplers only; no span has it as its parent.
	private static final String ANY_SPAN_ID = "0000000000000001";

	private static final Span RECORDED = new PartialParent(SpanContext.getInvalid(), TraceFlags.getSampled());

	private static final Span NOT_RECORDED = new PartialParent(SpanContext.getInvalid(), TraceFlags.getDefault());

	private final SpanContext spanContext;

	private final TraceFlags decision;

	private PartialParent(SpanContext spanContext, TraceFlags decision) {
		this.spanContext = spanContext;
		this.decision = decision;
	}

	/**
	 * A span of the caller, which leaves the decision to its receiver: the sampler is
	 * asked as for a new trace.
	 * @param spanContext the caller's span, marked as sampled for samplers that are not
	 * Spring Boot's
	 * @return the parent
	 */
	public static Span undecided(SpanContext spanContext) {
		return new PartialParent(spanContext, spanContext.getTraceFlags());
	}

	/**
	 * No span of the caller, and its decision: the sampler is asked as if the new trace
	 * were the caller's.
	 * @param recorded whether the new trace is to be recorded
	 * @return the parent, which has no ids
	 */
	public static Span decided(boolean recorded) {
		return recorded ? RECORDED : NOT_RECORDED;
	}

	static Context completed(Context parentContext, String traceId) {
		PartialParent parent = parentContext.get(KEY);
		return (parent != null && parent.isIn(parentContext)) ? parent.complete(parentContext, traceId) : parentContext;
	}

	// The key stays in the context of the spans below, which have a complete parent.
	private boolean isIn(Context context) {
		SpanContext current = Span.fromContext(context).getSpanContext();
		return this.spanContext.isValid() ? this.spanContext.equals(current) : !current.isValid();
	}

	private Context complete(Context context, String traceId) {
		if (this.spanContext.isValid()) {
			return context.with(Span.getInvalid());
		}
		return context.with(Span
			.wrap(SpanContext.createFromRemoteParent(traceId, ANY_SPAN_ID, this.decision, TraceState.getDefault())));
	}

	// With a key, as newer versions of OpenTelemetry show samplers another span in place
	// of one without ids.
	@Override
	public Context storeInContext(Context context) {
		return Span.super.storeInContext(context).with(KEY, this);
	}

	@Override
	public SpanContext getSpanContext() {
		return this.spanContext;
	}

	@Override
	public boolean isRecording() {
		return false;
	}

	@Override
	public <T> Span setAttribute(AttributeKey<T> key, @Nullable T value) {
		return this;
	}

	@Override
	public Span addEvent(String name, Attributes attributes) {
		return this;
	}

	@Override
	public Span addEvent(String name, Attributes attributes, long timestamp, TimeUnit unit) {
		return this;
	}

	@Override
	public Span setStatus(StatusCode statusCode, String description) {
		return this;
	}

	@Override
	public Span recordException(Throwable exception, Attributes additionalAttributes) {
		return this;
	}

	@Override
	public Span updateName(String name) {
		return this;
	}

	@Override
	public void end() {
		// It is the caller's.
	}

	@Override
	public void end(long timestamp, TimeUnit unit) {
		// It is the caller's.
	}

}
