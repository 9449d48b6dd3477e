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

import io.opentracing.Scope;
import io.opentracing.ScopeManager;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format;
import org.jspecify.annotations.Nullable;

/**
 * OpenTracing's tracer over the application's. Spans of both have each other as parents.
 *
 * @see <a href=
 * "https://github.com/opentracing/specification/blob/master/specification.md">OpenTracing
 * 1.1</a>
 */
class BridgeTracer implements Tracer {

	private final io.opentelemetry.api.trace.Tracer tracer;

	private final BridgeScopeManager scopeManager;

	private final Carriers carriers;

	BridgeTracer(io.opentelemetry.api.trace.Tracer tracer, BridgeScopeManager scopeManager, Carriers carriers) {
		this.tracer = tracer;
		this.scopeManager = scopeManager;
		this.carriers = carriers;
	}

	@Override
	public ScopeManager scopeManager() {
		return this.scopeManager;
	}

	@Override
	public @Nullable Span activeSpan() {
		return this.scopeManager.activeSpan();
	}

	@Override
	public Scope activateSpan(@Nullable Span span) {
		return this.scopeManager.activate(span);
	}

	@Override
	public SpanBuilder buildSpan(@Nullable String operationName) {
		return new BridgeSpanBuilder(this.tracer, this.scopeManager, (operationName != null) ? operationName : "");
	}

	@Override
	public <C> void inject(@Nullable SpanContext spanContext, @Nullable Format<C> format, @Nullable C carrier) {
		this.carriers.inject(spanContext, format, carrier);
	}

	@Override
	public <C> @Nullable SpanContext extract(@Nullable Format<C> format, @Nullable C carrier) {
		return this.carriers.extract(format, carrier);
	}

	/**
	 * Does nothing: what is below is the application's, and ends with it.
	 */
	@Override
	public void close() {
	}

	@Override
	public String toString() {
		return "BridgeTracer over " + this.tracer;
	}

}
