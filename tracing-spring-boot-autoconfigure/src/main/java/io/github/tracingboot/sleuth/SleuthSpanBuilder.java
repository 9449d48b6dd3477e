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

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.TraceContext;

/**
 * Sleuth's view of a span that is about to start.
 */
final class SleuthSpanBuilder implements Span.Builder {

	private final io.micrometer.tracing.Span.Builder delegate;

	private final io.micrometer.tracing.Tracer tracer;

	SleuthSpanBuilder(io.micrometer.tracing.Span.Builder delegate, io.micrometer.tracing.Tracer tracer) {
		this.delegate = delegate;
		this.tracer = tracer;
	}

	@Override
	public Span.Builder setParent(@Nullable TraceContext context) {
		if (context != null) {
			this.delegate.setParent(SleuthTraceContext.unwrap(context, this.tracer));
		}
		return this;
	}

	@Override
	public Span.Builder setNoParent() {
		this.delegate.setNoParent();
		return this;
	}

	@Override
	public Span.Builder name(String name) {
		this.delegate.name(name);
		return this;
	}

	@Override
	public Span.Builder event(String value) {
		this.delegate.event(value);
		return this;
	}

	@Override
	public Span.Builder tag(String key, String value) {
		this.delegate.tag(key, value);
		return this;
	}

	@Override
	public Span.Builder error(Throwable throwable) {
		this.delegate.error(throwable);
		return this;
	}

	@Override
	public Span.Builder kind(Span.@Nullable Kind kind) {
		if (kind != null) {
			this.delegate.kind(io.micrometer.tracing.Span.Kind.valueOf(kind.name()));
		}
		return this;
	}

	@Override
	public Span.Builder remoteServiceName(String remoteServiceName) {
		this.delegate.remoteServiceName(remoteServiceName);
		return this;
	}

	@Override
	public Span.Builder remoteIpAndPort(String ip, int port) {
		this.delegate.remoteIpAndPort(ip, port);
		return this;
	}

	@Override
	public Span start() {
		return new SleuthSpan(this.delegate.start());
	}

}
