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

import org.springframework.cloud.sleuth.ScopedSpan;
import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.TraceContext;
import org.springframework.cloud.sleuth.Tracer;

/**
 * A span that is current until it ends. Not Micrometer's, in whose scope the tracer still
 * says that the span outside is the current one.
 */
final class SleuthScopedSpan implements ScopedSpan {

	private final Span span;

	private final Tracer.SpanInScope scope;

	SleuthScopedSpan(Span span, Tracer.SpanInScope scope) {
		this.span = span;
		this.scope = scope;
	}

	@Override
	public boolean isNoop() {
		return this.span.isNoop();
	}

	@Override
	public TraceContext context() {
		return this.span.context();
	}

	@Override
	public ScopedSpan name(String name) {
		this.span.name(name);
		return this;
	}

	@Override
	public ScopedSpan tag(String key, String value) {
		this.span.tag(key, value);
		return this;
	}

	@Override
	public ScopedSpan event(String value) {
		this.span.event(value);
		return this;
	}

	@Override
	public ScopedSpan error(Throwable throwable) {
		this.span.error(throwable);
		return this;
	}

	@Override
	public void end() {
		this.scope.close();
		this.span.end();
	}

}
