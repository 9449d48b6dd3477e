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
import org.springframework.cloud.sleuth.docs.AssertingSpan;

/**
 * Sleuth's view of a span.
 */
final class SleuthSpan implements Span {

	private final io.micrometer.tracing.Span delegate;

	private volatile boolean abandoned;

	SleuthSpan(io.micrometer.tracing.Span delegate) {
		this.delegate = delegate;
	}

	/**
	 * Returns the span that a span of Sleuth's API stands for.
	 * @param span the span
	 * @return the span that the tracer made, or {@code null} if the class is the user's
	 */
	static io.micrometer.tracing.@Nullable Span unwrap(Span span) {
		Span candidate = AssertingSpan.unwrap(span);
		return (candidate instanceof SleuthSpan view) ? view.delegate : null;
	}

	@Override
	public boolean isNoop() {
		return this.delegate.isNoop();
	}

	@Override
	public TraceContext context() {
		return new SleuthTraceContext(this.delegate.context());
	}

	@Override
	public Span start() {
		this.delegate.start();
		return this;
	}

	@Override
	public Span name(String name) {
		this.delegate.name(name);
		return this;
	}

	@Override
	public Span event(String value) {
		this.delegate.event(value);
		return this;
	}

	@Override
	public Span tag(String key, String value) {
		this.delegate.tag(key, value);
		return this;
	}

	@Override
	public Span error(Throwable throwable) {
		this.delegate.error(throwable);
		return this;
	}

	// As in Sleuth, where the end of an abandoned span had no effect.
	@Override
	public void end() {
		if (!this.abandoned) {
			this.delegate.end();
		}
	}

	@Override
	public void abandon() {
		this.abandoned = true;
		this.delegate.abandon();
	}

	@Override
	public Span remoteServiceName(String remoteServiceName) {
		this.delegate.remoteServiceName(remoteServiceName);
		return this;
	}

	@Override
	public Span remoteIpAndPort(String ip, int port) {
		this.delegate.remoteIpAndPort(ip, port);
		return this;
	}

	// By ids, as in Brave: the tracer has another view whenever it is asked.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Span span && AssertingSpan.unwrap(span) instanceof SleuthSpan view
				&& context().equals(view.context());
	}

	@Override
	public int hashCode() {
		return context().hashCode();
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
