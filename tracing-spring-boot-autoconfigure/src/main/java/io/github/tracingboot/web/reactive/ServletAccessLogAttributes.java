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

import io.github.tracingboot.logging.LogKeys;
import io.github.tracingboot.web.InboundTrace;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * Puts the ids where the access logs of servlet containers can find them: into the
 * attributes of the container's request.
 */
class ServletAccessLogAttributes implements InboundTraceListener {

	private final LogKeys logKeys;

	ServletAccessLogAttributes(LogKeys logKeys) {
		this.logKeys = logKeys;
	}

	@Override
	public void started(InboundTrace trace, ServerHttpRequest request) {
		if (ServerHttpRequestDecorator.getNativeRequest(request) instanceof HttpServletRequest servletRequest) {
			servletRequest.setAttribute(this.logKeys.traceId(), trace.traceId());
			servletRequest.setAttribute(this.logKeys.spanId(), trace.spanId());
		}
	}

}
