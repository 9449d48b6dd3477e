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
import io.github.tracingboot.web.ServerRequestDescriptor;
import io.micrometer.observation.transport.ReceiverContext;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/**
 * Describes requests that WebFlux observes. The trace stays in the observation's context,
 * where everything that has the exchange finds it.
 */
class ReactiveServerRequestDescriptor implements ServerRequestDescriptor {

	private final TraceHandover handover;

	ReactiveServerRequestDescriptor(TraceHandover handover) {
		this.handover = handover;
	}

	static @Nullable InboundTrace find(ServerWebExchange exchange) {
		return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
			.<InboundTrace>map((context) -> context.get(InboundTrace.ATTRIBUTE))
			.orElse(null);
	}

	@Override
	public boolean supports(ReceiverContext<?> context) {
		return context instanceof ServerRequestObservationContext;
	}

	@Override
	public @Nullable InboundTrace inboundTrace(ReceiverContext<?> context) {
		InboundTrace known = context.get(InboundTrace.ATTRIBUTE);
		ServerHttpRequest request = request(context);
		if (known != null || request == null) {
			return known;
		}
		InboundTrace trace = this.handover.accept(request.getId());
		if (trace != null) {
			context.put(InboundTrace.ATTRIBUTE, trace);
			shareWithExchange(request.getAttributes(), trace);
		}
		return trace;
	}

	// The request's attributes are those of its exchange, once there is one. A request of
	// somebody else's making may have none, and those can't be changed.
	private static void shareWithExchange(Map<String, Object> attributes, InboundTrace trace) {
		if (attributes.containsKey(ServerWebExchange.LOG_ID_ATTRIBUTE)) {
			attributes.put(InboundTrace.ATTRIBUTE, trace);
		}
	}

	@Override
	public @Nullable String method(ReceiverContext<?> context) {
		ServerHttpRequest request = request(context);
		return (request != null) ? request.getMethod().name() : null;
	}

	@Override
	public @Nullable String route(ReceiverContext<?> context) {
		return ((ServerRequestObservationContext) context).getPathPattern();
	}

	@Override
	public @Nullable String path(ReceiverContext<?> context) {
		ServerHttpRequest request = request(context);
		return (request != null) ? request.getPath().value() : null;
	}

	@Override
	public int status(ReceiverContext<?> context) {
		ServerRequestObservationContext requestContext = (ServerRequestObservationContext) context;
		ServerHttpResponse response = requestContext.getResponse();
		if (response == null || (requestContext.isConnectionAborted() && !response.isCommitted())) {
			return 0;
		}
		return status(response);
	}

	static int status(ServerHttpResponse response) {
		HttpStatusCode status = response.getStatusCode();
		return (status != null) ? status.value() : 0;
	}

	private static @Nullable ServerHttpRequest request(ReceiverContext<?> context) {
		return ((ServerRequestObservationContext) context).getCarrier();
	}

}
