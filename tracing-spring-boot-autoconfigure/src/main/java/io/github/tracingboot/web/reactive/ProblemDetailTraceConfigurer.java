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

package io.github.tracingboot.web.reactive;

import java.util.List;

import io.github.tracingboot.web.TraceErrorBody;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Adds the trace id to problem details that don't have one.
 */
class ProblemDetailTraceConfigurer implements WebFluxConfigurer {

	private final Tracer tracer;

	private final TraceErrorBody errorBody;

	ProblemDetailTraceConfigurer(Tracer tracer, TraceErrorBody errorBody) {
		this.tracer = tracer;
		this.errorBody = errorBody;
	}

	@Override
	public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
		interceptors.add((detail, response) -> addTraceId(detail));
	}

	private void addTraceId(ProblemDetail detail) {
		Span span = this.tracer.currentSpan();
		if (span != null) {
			this.errorBody.addTo(detail, span.context().traceId());
		}
	}

}
