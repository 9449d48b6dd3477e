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

package io.github.tracingboot.it.webflux;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

/**
 * Makes the servers close a connection after each response. Reactor Netty 1.3.6 may stop
 * reading a connection whose next request arrives before the last one is wound up.
 *
 * @see <a href="https://github.com/reactor/reactor-netty/issues/4361">Reactor Netty issue
 * 4361</a>
 */
@Configuration(proxyBeanMethods = false)
class ConnectionPerRequest {

	@Bean
	HttpHandlerDecoratorFactory connectionPerRequest() {
		return (handler) -> (request, response) -> {
			response.getHeaders().set(HttpHeaders.CONNECTION, "close");
			return handler.handle(request, response);
		};
	}

}
