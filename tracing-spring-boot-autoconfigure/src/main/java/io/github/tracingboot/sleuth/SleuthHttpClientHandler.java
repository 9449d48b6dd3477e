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
import org.springframework.cloud.sleuth.Tracer;
import org.springframework.cloud.sleuth.http.HttpClientHandler;
import org.springframework.cloud.sleuth.http.HttpClientRequest;
import org.springframework.cloud.sleuth.http.HttpClientResponse;
import org.springframework.cloud.sleuth.propagation.Propagator;

/**
 * Spans of clients that users instrument themselves.
 */
final class SleuthHttpClientHandler implements HttpClientHandler {

	private final Tracer tracer;

	private final Propagator propagator;

	private final HttpSpans spans;

	SleuthHttpClientHandler(Tracer tracer, Propagator propagator, HttpSpans spans) {
		this.tracer = tracer;
		this.propagator = propagator;
		this.spans = spans;
	}

	@Override
	public Span handleSend(HttpClientRequest request) {
		return send(request, this.tracer.spanBuilder());
	}

	@Override
	public Span handleSend(HttpClientRequest request, @Nullable TraceContext parent) {
		return (parent != null) ? send(request, this.tracer.spanBuilder().setParent(parent)) : handleSend(request);
	}

	private Span send(HttpClientRequest request, Span.Builder builder) {
		Span span = this.spans.start(request, builder);
		this.propagator.inject(span.context(), request, HttpClientRequest::header);
		return span;
	}

	@Override
	public void handleReceive(HttpClientResponse response, Span span) {
		this.spans.end(response, span);
	}

}
