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

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.logging.LogKeys;
import io.github.tracingboot.logging.LoggingTracingAutoConfiguration;
import io.github.tracingboot.logging.RequestLogContext;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.TraceErrorBody;
import io.github.tracingboot.web.TraceResponseHeader;
import io.github.tracingboot.web.WebTracingAutoConfiguration;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import reactor.netty.http.server.HttpServer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.error.DefaultErrorAttributes;
import org.springframework.boot.webflux.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerAdapter;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the server spans of WebFlux.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { WebTracingAutoConfiguration.class, ConcurrentTracingAutoConfiguration.class,
				LoggingTracingAutoConfiguration.class },
		beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass(DispatcherHandler.class)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBean({ InboundTraces.class, ContextBoundary.class })
@Import(PeerAddressConfigurations.class)
public final class ReactiveWebTracingAutoConfiguration {

	@Bean
	TraceHandover reactiveTraceHandover() {
		return new TraceHandover();
	}

	@Bean
	ReactiveServerRequestDescriptor reactiveServerRequestDescriptor(TraceHandover handover) {
		return new ReactiveServerRequestDescriptor(handover);
	}

	@Bean
	TracingHttpHandlerDecoratorFactory tracingHttpHandlerDecoratorFactory(InboundTraces inboundTraces,
			ContextBoundary boundary, TraceHandover handover, ObjectProvider<TraceResponseHeader> responseHeader,
			ObjectProvider<InboundTraceListener> listeners, ObjectProvider<PeerAddressReader> peers) {
		return new TracingHttpHandlerDecoratorFactory(
				new RequestEntry(inboundTraces, boundary, handover, responseHeader, listeners, peers));
	}

	@Bean
	HandledErrors reactiveHandledErrors() {
		return new HandledErrors();
	}

	// Not for injection: it stands for the application's adapters.
	@Bean(defaultCandidate = false)
	@ConditionalOnBean(RequestLogContext.class)
	RouteHandlerAdapter routeHandlerAdapter(ObjectProvider<HandlerAdapter> adapters) {
		return new RouteHandlerAdapter(adapters);
	}

	/**
	 * The trace id in error bodies.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(TraceErrorBody.class)
	static class ErrorBodyConfiguration {

		@Bean
		ProblemDetailTraceConfigurer reactiveProblemDetailTraceConfigurer(Tracer tracer, TraceErrorBody errorBody) {
			return new ProblemDetailTraceConfigurer(tracer, errorBody);
		}

	}

	/**
	 * The trace id in Boot's default error attributes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(DefaultErrorAttributes.class)
	@ConditionalOnBean(TraceErrorBody.class)
	static class ErrorAttributesConfiguration {

		@Bean
		@ConditionalOnMissingBean(value = ErrorAttributes.class, search = SearchStrategy.CURRENT)
		TracingErrorAttributes errorAttributes(TraceErrorBody errorBody) {
			return new TracingErrorAttributes(errorBody);
		}

	}

	/**
	 * The ids in the access logs of servlet containers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HttpServletRequest.class)
	@ConditionalOnBean(LogKeys.class)
	static class ServletContainerConfiguration {

		@Bean
		ServletAccessLogAttributes servletAccessLogAttributes(LogKeys logKeys) {
			return new ServletAccessLogAttributes(logKeys);
		}

	}

	/**
	 * The trace in Reactor Netty's access log and channel handlers.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpServer.class, NettyServerCustomizer.class })
	static class NettyConfiguration {

		@Bean
		NettyTraces nettyTraces() {
			return new NettyTraces();
		}

		@Bean
		NettyAccessLog nettyAccessLog(NettyTraces traces) {
			return new NettyAccessLog(traces);
		}

		@Bean
		NettyResponseScope nettyResponseScope(NettyTraces traces) {
			return new NettyResponseScope(traces);
		}

	}

}
