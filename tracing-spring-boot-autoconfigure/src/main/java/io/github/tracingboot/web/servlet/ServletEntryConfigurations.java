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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.logging.LogKeys;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.TraceResponseHeader;
import jakarta.servlet.DispatcherType;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the application's web server and a management server of its own have in common.
 */
final class ServletEntryConfigurations {

	private ServletEntryConfigurations() {
	}

	static ServletEntry entry(InboundTraces traces, ContextBoundary boundary, ObjectProvider<LogKeys> logKeys,
			ObjectProvider<TraceResponseHeader> responseHeader) {
		return new ServletEntry(traces, boundary, logKeys.getIfAvailable(() -> new LogKeys("traceId", "spanId")),
				responseHeader.getIfAvailable());
	}

	static FilterRegistrationBean<ServletEntryFilter> filter(ServletEntry entry) {
		FilterRegistrationBean<ServletEntryFilter> registration = new FilterRegistrationBean<>(
				new ServletEntryFilter(entry));
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	/**
	 * The entries in the containers that Spring Boot starts. A web server is made before
	 * most beans, so only its first request may ask for them.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ TomcatConfiguration.class, JettyConfiguration.class })
	static class Containers {

	}

	/**
	 * The entry in Tomcat.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Tomcat.class, TomcatServletWebServerFactory.class })
	static class TomcatConfiguration {

		@Bean
		TomcatEntryCustomizer tomcatEntryCustomizer(ObjectProvider<ServletEntry> entry) {
			return new TomcatEntryCustomizer(SingletonSupplier.of(entry::getObject));
		}

	}

	/**
	 * The entry in Jetty.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Server.class, ServletContextHandler.class, JettyServletWebServerFactory.class })
	static class JettyConfiguration {

		@Bean
		JettyEntryCustomizer jettyEntryCustomizer(ObjectProvider<ServletEntry> entry) {
			return new JettyEntryCustomizer(SingletonSupplier.of(entry::getObject));
		}

	}

}
