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
import java.util.function.Supplier;

import io.github.tracingboot.web.InboundTrace;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells log lines the route of the request between the mapping of a handler and its
 * invocation, which it leaves to the adapter that would have been asked otherwise.
 */
class RouteHandlerAdapter implements HandlerAdapter, Ordered {

	private final Supplier<List<HandlerAdapter>> others;

	RouteHandlerAdapter(ObjectProvider<HandlerAdapter> adapters) {
		this.others = SingletonSupplier
			.of(() -> adapters.orderedStream().filter((adapter) -> adapter != this).toList());
	}

	@Override
	public boolean supports(Object handler) {
		return adapter(handler) != null;
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		HandlerAdapter adapter = adapter(handler);
		if (adapter == null) {
			return Mono.error(() -> new IllegalStateException("No adapter for handler: " + handler));
		}
		InboundTrace trace = ReactiveServerRequestDescriptor.find(exchange);
		if (trace != null) {
			ServerRequestObservationContext.findCurrent(exchange.getAttributes())
				.ifPresent((context) -> trace.route(context.getPathPattern()));
		}
		return adapter.handle(exchange, handler);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	private @Nullable HandlerAdapter adapter(Object handler) {
		for (HandlerAdapter adapter : this.others.get()) {
			if (adapter.supports(handler)) {
				return adapter;
			}
		}
		return null;
	}

}
