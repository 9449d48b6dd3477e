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

import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Puts the {@link RequestEntry} around everything that WebFlux does with a request: its
 * observation, filters, error handlers, and the decorators of the application.
 */
class TracingHttpHandlerDecoratorFactory implements HttpHandlerDecoratorFactory, Ordered {

	private final RequestEntry entry;

	TracingHttpHandlerDecoratorFactory(RequestEntry entry) {
		this.entry = entry;
	}

	@Override
	public HttpHandler apply(HttpHandler handler) {
		return (request, response) -> new TracedHandling(this.entry, handler, request, response);
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
