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

import java.util.Map;

import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.TraceErrorBody;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * Boot's default error attributes, and the trace id.
 */
class TracingErrorAttributes extends DefaultErrorAttributes {

	private final TraceErrorBody errorBody;

	TracingErrorAttributes(TraceErrorBody errorBody) {
		this.errorBody = errorBody;
	}

	@Override
	public Map<String, @Nullable Object> getErrorAttributes(ServerRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> attributes = super.getErrorAttributes(request, options);
		InboundTrace trace = ReactiveServerRequestDescriptor.find(request.exchange());
		if (trace != null) {
			attributes.putIfAbsent(this.errorBody.property(), trace.traceId());
		}
		return attributes;
	}

}
