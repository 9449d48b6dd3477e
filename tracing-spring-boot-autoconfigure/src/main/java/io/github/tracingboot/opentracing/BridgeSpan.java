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

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tracingboot.propagation.SpanBaggage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.tag.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A span of the application's tracer, whoever started it.
 */
final class BridgeSpan implements Span {

	private final io.opentelemetry.api.trace.Span delegate;

	private final Context context;

	private final SpanBaggage spanBaggage;

	private final SpanTags tags;

	private final boolean foreign;

	private final AtomicBoolean finished = new AtomicBoolean();

	private BridgeSpan(Context context, SpanBaggage spanBaggage, SpanTags tags, boolean foreign) {
		this.delegate = io.opentelemetry.api.trace.Span.fromContext(context);
		this.context = context;
		this.spanBaggage = spanBaggage;
		this.tags = tags;
		this.foreign = foreign;
	}

	/**
	 * A span that OpenTracing started.
	 * @param context the context that the span is in
	 * @param spanBaggage what is set on spans
	 * @param tags the tags so far
	 * @return the span
	 */
	static BridgeSpan started(Context context, SpanBaggage spanBaggage, SpanTags tags) {
		BridgeSpan span = new BridgeSpan(context, spanBaggage, tags, false);
		span.setStatus();
		return span;
	}

	/**
	 * A span that another API started.
	 * @param context the context that the span is in
	 * @param spanBaggage what is set on spans
	 * @return the span
	 */
	static BridgeSpan foreign(Context context, SpanBaggage spanBaggage) {
		boolean readable = io.opentelemetry.api.trace.Span.fromContext(context) instanceof ReadableSpan;
		SpanTags tags = new SpanTags(
				readable ? ((ReadableSpan) io.opentelemetry.api.trace.Span.fromContext(context)).getKind() : null);
		return new BridgeSpan(context, spanBaggage, tags, true);
	}

	io.opentelemetry.api.trace.Span delegate() {
		return this.delegate;
	}

	boolean is(io.opentelemetry.api.trace.Span span) {
		return this.delegate.getSpanContext().equals(span.getSpanContext());
	}

	/**
	 * The context that the span is in, with its baggage as it is now.
	 * @return the context
	 */
	Context currentContext() {
		return this.context.with(this.spanBaggage.of(this.context));
	}

	@Override
	public SpanContext context() {
		return BridgeSpanContext.of(currentContext());
	}

	@Override
	public Span setTag(@Nullable String key, @Nullable String value) {
		return tag(key, value);
	}

	@Override
	public Span setTag(@Nullable String key, boolean value) {
		return tag(key, value);
	}

	@Override
	public Span setTag(@Nullable String key, @Nullable Number value) {
		return tag(key, value);
	}

	@Override
	public <T> Span setTag(@Nullable Tag<T> tag, @Nullable T value) {
		return tag((tag != null) ? tag.getKey() : null, value);
	}

	private Span tag(@Nullable String key, @Nullable Object value) {
		if (key != null && value != null && this.delegate.isRecording()) {
			this.delegate.setAllAttributes(this.tags.translate(key, value));
			setStatus();
			if (this.foreign) {
				this.delegate.setAllAttributes(this.tags.peer());
			}
		}
		return this;
	}

	// OK would be final, so it waits until nobody can change his mind.
	private void setStatus() {
		if (this.tags.isFailed()) {
			this.delegate.setStatus(StatusCode.ERROR, this.tags.failure());
		}
	}

	@Override
	public Span log(@Nullable Map<String, ?> fields) {
		return log(0, fields);
	}

	@Override
	public Span log(long timestampMicroseconds, @Nullable Map<String, ?> fields) {
		if (fields != null && !fields.isEmpty() && this.delegate.isRecording()) {
			LogFields event = LogFields.of(fields);
			addEvent(timestampMicroseconds, event.name(), event.attributes());
		}
		return this;
	}

	@Override
	public Span log(@Nullable String event) {
		return log(0, event);
	}

	@Override
	public Span log(long timestampMicroseconds, @Nullable String event) {
		if (event != null) {
			addEvent(timestampMicroseconds, event, Attributes.empty());
		}
		return this;
	}

	private void addEvent(long micros, String name, Attributes attributes) {
		if (micros > 0) {
			this.delegate.addEvent(name, attributes, micros, TimeUnit.MICROSECONDS);
		}
		else {
			this.delegate.addEvent(name, attributes);
		}
	}

	@Override
	public Span setBaggageItem(@Nullable String key, @Nullable String value) {
		if (key != null && value != null && !this.finished.get()) {
			if (this.spanBaggage.put(this.delegate.getSpanContext(), key, value)) {
				BridgeScope.refresh(this);
			}
		}
		return this;
	}

	@Override
	public @Nullable String getBaggageItem(@Nullable String key) {
		return (key != null) ? this.spanBaggage.of(this.context).getEntryValue(key) : null;
	}

	@Override
	public Span setOperationName(@Nullable String operationName) {
		if (operationName != null) {
			this.delegate.updateName(operationName);
		}
		return this;
	}

	@Override
	public void finish() {
		finish(0);
	}

	@Override
	public void finish(long finishMicros) {
		if (!this.finished.compareAndSet(false, true)) {
			return;
		}
		if (this.delegate.isRecording()) {
			this.delegate.setAllAttributes(this.tags.peer());
			if (this.tags.isFailureWithdrawn()) {
				this.delegate.setStatus(StatusCode.OK);
			}
		}
		if (finishMicros > 0) {
			this.delegate.end(finishMicros, TimeUnit.MICROSECONDS);
		}
		else {
			this.delegate.end();
		}
	}

	// The same span of another API is found anew each time.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BridgeSpan span && is(span.delegate);
	}

	@Override
	public int hashCode() {
		return this.delegate.getSpanContext().hashCode();
	}

	@Override
	public String toString() {
		return "BridgeSpan of " + this.delegate;
	}

}
