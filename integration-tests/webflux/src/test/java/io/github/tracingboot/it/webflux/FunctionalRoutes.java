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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Functional endpoints.
 */
@Configuration(proxyBeanMethods = false)
class FunctionalRoutes {

	private static final Logger logger = LoggerFactory.getLogger(FunctionalRoutes.class);

	@Bean
	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET("/functional/{id}", this::found)
			.GET("/functional/{id}/failing", (request) -> Mono.error(new IllegalStateException("functional failure")))
			.build();
	}

	private Mono<ServerResponse> found(ServerRequest request) {
		logger.info("functional endpoint found {}", request.pathVariable("id"));
		return ServerResponse.ok().bodyValue(request.pathVariable("id"));
	}

}
