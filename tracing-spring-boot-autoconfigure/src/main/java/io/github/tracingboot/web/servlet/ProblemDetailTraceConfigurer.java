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

package io.github.tracingboot.web.servlet;

import java.util.List;

import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.TraceErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the trace id into problem details.
 */
class ProblemDetailTraceConfigurer implements WebMvcConfigurer {

	private final TraceErrorBody errorBody;

	ProblemDetailTraceConfigurer(TraceErrorBody errorBody) {
		this.errorBody = errorBody;
	}

	@Override
	public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
		interceptors.add((detail, errorResponse) -> addTraceId(detail));
	}

	private void addTraceId(ProblemDetail detail) {
		InboundTrace trace = currentTrace();
		if (trace != null) {
			this.errorBody.addTo(detail, trace.traceId());
		}
	}

	private static @Nullable InboundTrace currentTrace() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request != null)
				? (InboundTrace) request.getAttribute(InboundTrace.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) : null;
	}

}
