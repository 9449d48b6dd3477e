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
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * A filter before and one after all others. They log, and fail when asked to.
 */
@Configuration(proxyBeanMethods = false)
class LoggingWebFilters {

	private static final Logger logger = LoggerFactory.getLogger(LoggingWebFilters.class);

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	WebFilter firstFilter() {
		return (exchange, chain) -> filter("first", exchange, chain);
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebFilter lastFilter() {
		return (exchange, chain) -> filter("last", exchange, chain);
	}

	private static Mono<Void> filter(String name, ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getPath().value();
		logger.info("{} filter before {}", name, path);
		if (name.equals(exchange.getRequest().getQueryParams().getFirst("fail"))) {
			return Mono.error(new IllegalStateException("signalled by the " + name + " filter"));
		}
		return chain.filter(exchange).doFinally((signal) -> logger.info("{} filter after {}", name, path));
	}

}
