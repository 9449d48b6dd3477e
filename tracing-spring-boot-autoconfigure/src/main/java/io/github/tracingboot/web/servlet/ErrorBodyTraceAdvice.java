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

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.TraceErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Puts the trace id into the body of error controllers, whatever error attributes it is
 * made of.
 */
@ControllerAdvice(assignableTypes = ErrorController.class)
class ErrorBodyTraceAdvice implements ResponseBodyAdvice<Object> {

	private final TraceErrorBody errorBody;

	ErrorBodyTraceAdvice(TraceErrorBody errorBody) {
		this.errorBody = errorBody;
	}

	@Override
	public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType contentType,
			Class<? extends HttpMessageConverter<?>> converterType, ServerHttpRequest request,
			ServerHttpResponse response) {
		InboundTrace trace = ServletEntry.trace(((ServletServerHttpRequest) request).getServletRequest());
		if (trace == null || !(body instanceof Map<?, ?> attributes)
				|| attributes.containsKey(this.errorBody.property())) {
			return body;
		}
		Map<Object, @Nullable Object> extended = new LinkedHashMap<>(attributes);
		extended.put(this.errorBody.property(), trace.traceId());
		return extended;
	}

}
