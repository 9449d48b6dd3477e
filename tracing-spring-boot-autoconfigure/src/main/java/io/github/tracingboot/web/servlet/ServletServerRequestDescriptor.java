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

import io.github.tracingboot.web.InboundTrace;
import io.github.tracingboot.web.ServerRequestDescriptor;
import io.micrometer.observation.transport.ReceiverContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Reads the observation context of servlet requests.
 */
class ServletServerRequestDescriptor implements ServerRequestDescriptor {

	@Override
	public boolean supports(ReceiverContext<?> context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	public @Nullable InboundTrace inboundTrace(ReceiverContext<?> context) {
		HttpServletRequest request = request(context);
		return (request != null) ? ServletEntry.trace(request) : null;
	}

	@Override
	public @Nullable String method(ReceiverContext<?> context) {
		HttpServletRequest request = request(context);
		return (request != null) ? request.getMethod() : null;
	}

	@Override
	public @Nullable String route(ReceiverContext<?> context) {
		HttpServletRequest request = request(context);
		return (request != null) ? ServletEntry.route(request, (ServerRequestObservationContext) context) : null;
	}

	@Override
	public @Nullable String path(ReceiverContext<?> context) {
		HttpServletRequest request = request(context);
		return (request != null) ? request.getRequestURI() : null;
	}

	@Override
	public int status(ReceiverContext<?> context) {
		HttpServletResponse response = ((ServerRequestObservationContext) context).getResponse();
		return (response != null) ? response.getStatus() : 0;
	}

	@Override
	public boolean isUnfinished(ReceiverContext<?> context) {
		HttpServletRequest request = request(context);
		return request != null && ServletEntry.willComplete(request);
	}

	private static @Nullable HttpServletRequest request(ReceiverContext<?> context) {
		return ((ServerRequestObservationContext) context).getCarrier();
	}

}
