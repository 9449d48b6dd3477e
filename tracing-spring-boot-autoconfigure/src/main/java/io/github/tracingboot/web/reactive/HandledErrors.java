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

import io.github.tracingboot.web.InboundTrace;
import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.web.reactive.DispatchExceptionHandler;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.HandlerResultHandler;
import org.springframework.web.server.ServerWebExchange;

/**
 * Sees the exceptions that the application's exception handlers are about to turn into
 * responses, so that the server span can record them: those that the dispatcher passes
 * around, and those that a handler's result ends with. Handles nothing itself. Not to be
 * seen is what a controller method throws before it returns: Spring deals with it inside
 * the handler adapter.
 */
class HandledErrors implements HandlerAdapter, DispatchExceptionHandler, HandlerResultHandler, Ordered {

	@Override
	public Mono<HandlerResult> handleError(ServerWebExchange exchange, Throwable error) {
		remember(exchange, error);
		return Mono.error(error);
	}

	// Every result handler is asked before a result is handled, and only then the result
	// for its exception handler.
	@Override
	public boolean supports(HandlerResult result) {
		DispatchExceptionHandler exceptionHandler = result.getExceptionHandler();
		if (exceptionHandler != null) {
			result.setExceptionHandler((exchange, error) -> {
				remember(exchange, error);
				return exceptionHandler.handleError(exchange, error);
			});
		}
		return false;
	}

	@Override
	public boolean supports(Object handler) {
		return false;
	}

	@Override
	public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<Void> handleResult(ServerWebExchange exchange, HandlerResult result) {
		throw new UnsupportedOperationException();
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	private static void remember(ServerWebExchange exchange, Throwable error) {
		InboundTrace trace = ReactiveServerRequestDescriptor.find(exchange);
		if (trace != null) {
			trace.handled(error);
		}
	}

}
