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

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.logging.LogKeys;
import io.github.tracingboot.logging.RequestLogContext;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.TraceErrorBody;
import io.github.tracingboot.web.TraceResponseHeader;
import io.github.tracingboot.web.WebTracingAutoConfiguration;
import jakarta.servlet.Filter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the entry of servlet
 * applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { WebTracingAutoConfiguration.class, ConcurrentTracingAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass({ Filter.class, ServerRequestObservationContext.class })
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBean({ InboundTraces.class, ContextBoundary.class })
@Import(ServletEntryConfigurations.Containers.class)
public final class ServletTracingAutoConfiguration {

	@Bean
	ServletEntry servletEntry(InboundTraces traces, ContextBoundary boundary, ObjectProvider<LogKeys> logKeys,
			ObjectProvider<TraceResponseHeader> responseHeader) {
		return ServletEntryConfigurations.entry(traces, boundary, logKeys, responseHeader);
	}

	@Bean
	FilterRegistrationBean<ServletEntryFilter> servletEntryFilter(ServletEntry entry) {
		return ServletEntryConfigurations.filter(entry);
	}

	@Bean
	ServletServerRequestDescriptor servletServerRequestDescriptor() {
		return new ServletServerRequestDescriptor();
	}

	/**
	 * What Spring MVC tells about errors, and what it tells callers of them.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ DispatcherServlet.class, WebMvcConfigurer.class })
	static class WebMvcConfiguration {

		// Not for injection: applications that inject the one resolver of MVC still can.
		@Bean(defaultCandidate = false)
		ExceptionRecorder exceptionRecorder() {
			return new ExceptionRecorder();
		}

		@Bean
		@ConditionalOnBean(RequestLogContext.class)
		RouteInterceptor routeInterceptor() {
			return new RouteInterceptor();
		}

		@Bean
		@ConditionalOnBean(TraceErrorBody.class)
		ProblemDetailTraceConfigurer problemDetailTraceConfigurer(TraceErrorBody errorBody) {
			return new ProblemDetailTraceConfigurer(errorBody);
		}

		/**
		 * Spring Boot's own error body.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(ErrorController.class)
		static class ErrorControllerConfiguration {

			@Bean
			@ConditionalOnBean(TraceErrorBody.class)
			ErrorBodyTraceAdvice errorBodyTraceAdvice(TraceErrorBody errorBody) {
				return new ErrorBodyTraceAdvice(errorBody);
			}

		}

	}

}
