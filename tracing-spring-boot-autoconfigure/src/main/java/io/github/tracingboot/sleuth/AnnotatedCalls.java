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

import java.util.Objects;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.annotation.ContinueSpan;
import org.springframework.cloud.sleuth.annotation.NewSpan;
import org.springframework.cloud.sleuth.annotation.NewSpanParser;

/**
 * Finds the span of a call, or begins one, and tags it.
 */
final class AnnotatedCalls {

	private final Tracer tracer;

	private final NewSpanParser parser;

	private final SpanTags tags;

	AnnotatedCalls(Tracer tracer, NewSpanParser parser, SpanTags tags) {
		this.tracer = tracer;
		this.parser = parser;
		this.tags = tags;
	}

	Tracer tracer() {
		return this.tracer;
	}

	/**
	 * Begins a call.
	 * @param invocation the call
	 * @param newSpan asks for a new span
	 * @param continueSpan asks for the current span
	 * @param current the current span; without one, a new one is begun in any case
	 * @return the call, to be ended
	 */
	AnnotatedCall begin(MethodInvocation invocation, @Nullable NewSpan newSpan, @Nullable ContinueSpan continueSpan,
			@Nullable Span current) {
		boolean isNew = newSpan != null || current == null;
		Span span = (newSpan != null || current == null) ? start(invocation, newSpan) : current;
		AnnotatedCall call = new AnnotatedCall(span, isNew, (continueSpan != null) ? continueSpan.log() : "");
		call.begin();
		this.tags.apply(invocation, span);
		span.tag("class", Objects.requireNonNull(invocation.getThis()).getClass().getSimpleName());
		span.tag("method", invocation.getMethod().getName());
		return call;
	}

	private Span start(MethodInvocation invocation, @Nullable NewSpan newSpan) {
		Span span = this.tracer.nextSpan();
		this.parser.parse(invocation, newSpan, span);
		return span.start();
	}

}
