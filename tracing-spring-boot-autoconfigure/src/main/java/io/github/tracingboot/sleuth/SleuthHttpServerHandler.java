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

import org.springframework.cloud.sleuth.Span;
import org.springframework.cloud.sleuth.http.HttpServerHandler;
import org.springframework.cloud.sleuth.http.HttpServerRequest;
import org.springframework.cloud.sleuth.http.HttpServerResponse;
import org.springframework.cloud.sleuth.propagation.Propagator;

/**
 * Spans of servers that users instrument themselves.
 */
final class SleuthHttpServerHandler implements HttpServerHandler {

	private final Propagator propagator;

	private final HttpSpans spans;

	SleuthHttpServerHandler(Propagator propagator, HttpSpans spans) {
		this.propagator = propagator;
		this.spans = spans;
	}

	@Override
	public Span handleReceive(HttpServerRequest request) {
		return this.spans.start(request, this.propagator.extract(request, HttpServerRequest::header));
	}

	@Override
	public void handleSend(HttpServerResponse response, Span span) {
		this.spans.end(response, span);
	}

}
