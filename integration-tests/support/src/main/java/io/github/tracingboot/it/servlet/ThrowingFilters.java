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

package io.github.tracingboot.it.servlet;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

@Configuration(proxyBeanMethods = false)
class ThrowingFilters {

	@Bean
	FilterRegistrationBean<ThrowingFilter> firstFilter() {
		return registration("first", Ordered.HIGHEST_PRECEDENCE);
	}

	@Bean
	FilterRegistrationBean<ThrowingFilter> lastFilter() {
		return registration("last", Ordered.LOWEST_PRECEDENCE);
	}

	private static FilterRegistrationBean<ThrowingFilter> registration(String name, int order) {
		FilterRegistrationBean<ThrowingFilter> registration = new FilterRegistrationBean<>(new ThrowingFilter(name));
		registration.setName(name);
		registration.setOrder(order);
		return registration;
	}

	/**
	 * Throws when asked by a header.
	 */
	static class ThrowingFilter extends OncePerRequestFilter {

		private static final Log log = LogFactory.getLog(ThrowingFilter.class);

		private final String name;

		ThrowingFilter(String name) {
			this.name = name;
		}

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			log.info(this.name + " filter");
			if (this.name.equals(request.getHeader("X-Throw"))) {
				throw new IllegalStateException("thrown by the " + this.name + " filter");
			}
			chain.doFilter(request, response);
		}

	}

}
