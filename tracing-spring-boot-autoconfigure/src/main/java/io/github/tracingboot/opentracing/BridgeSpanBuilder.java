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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.tracingboot.sampling.PartialParent;
import io.github.tracingboot.sampling.RecordingSuppression;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentracing.References;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.tag.Tag;
import io.opentracing.tag.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a span begins with.
 */
class BridgeSpanBuilder implements Tracer.SpanBuilder {

	private final io.opentelemetry.api.trace.Tracer tracer;

	private final BridgeScopeManager scopeManager;

	private final String name;

	private final SpanReferences references = new SpanReferences();

	private final Map<String, Object> tags = new LinkedHashMap<>();

	private boolean ignoreActiveSpan;

	private long startMicros;

	BridgeSpanBuilder(io.opentelemetry.api.trace.Tracer tracer, BridgeScopeManager scopeManager, String name) {
		this.tracer = tracer;
		this.scopeManager = scopeManager;
		this.name = name;
	}

	@Override
	public Tracer.SpanBuilder asChildOf(@Nullable SpanContext parent) {
		return addReference(References.CHILD_OF, parent);
	}

	@Override
	public Tracer.SpanBuilder asChildOf(@Nullable Span parent) {
		return addReference(References.CHILD_OF, (parent != null) ? parent.context() : null);
	}

	@Override
	public Tracer.SpanBuilder addReference(@Nullable String referenceType, @Nullable SpanContext referencedContext) {
		this.references.add(referenceType, referencedContext);
		return this;
	}

	@Override
	public Tracer.SpanBuilder ignoreActiveSpan() {
		this.ignoreActiveSpan = true;
		return this;
	}

	@Override
	public Tracer.SpanBuilder withTag(@Nullable String key, @Nullable String value) {
		return tag(key, value);
	}

	@Override
	public Tracer.SpanBuilder withTag(@Nullable String key, boolean value) {
		return tag(key, value);
	}

	@Override
	public Tracer.SpanBuilder withTag(@Nullable String key, @Nullable Number value) {
		return tag(key, value);
	}

	@Override
	public <T> Tracer.SpanBuilder withTag(@Nullable Tag<T> tag, @Nullable T value) {
		return tag((tag != null) ? tag.getKey() : null, value);
	}

	private Tracer.SpanBuilder tag(@Nullable String key, @Nullable Object value) {
		if (key != null && value != null) {
			this.tags.put(key, value);
		}
		return this;
	}

	@Override
	public Tracer.SpanBuilder withStartTimestamp(long microseconds) {
		this.startMicros = microseconds;
		return this;
	}

	@Override
	public Span start() {
		Context parent = decided(this.references.parentOr(this::implicitParent));
		SpanKind kind = SpanTags.kind(this.tags.get(Tags.SPAN_KIND.getKey()));
		SpanBuilder builder = this.tracer.spanBuilder(this.name).setParent(parent);
		builder.setSpanKind((kind != null) ? kind : SpanKind.INTERNAL);
		this.references.links().forEach(builder::addLink);
		SpanTags spanTags = new SpanTags(kind);
		this.tags.forEach((key, value) -> builder.setAllAttributes(spanTags.translate(key, value)));
		if (this.startMicros > 0) {
			builder.setStartTimestamp(this.startMicros, TimeUnit.MICROSECONDS);
		}
		return BridgeSpan.started(parent.with(builder.startSpan()), this.scopeManager.spanBaggage(), spanTags);
	}

	private Context implicitParent() {
		if (this.ignoreActiveSpan) {
			return Context.root();
		}
		Context current = this.scopeManager.currentContext();
		return current.with(this.scopeManager.spanBaggage().of(current));
	}

	// Whoever sets the priority wants to be asked before the sampler. Inside a trace that
	// is not recorded, a span that is would have no parent.
	private Context decided(Context parent) {
		Integer priority = SpanTags.samplingPriority(this.tags.get(Tags.SAMPLING_PRIORITY.getKey()));
		if (priority == null) {
			return parent;
		}
		if (priority <= 0) {
			return RecordingSuppression.in(parent);
		}
		boolean root = !io.opentelemetry.api.trace.Span.fromContext(parent).getSpanContext().isValid();
		return root ? parent.with(PartialParent.decided(true)) : parent;
	}

}
