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

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The entry of the management server, if that has a port of its own: without it, what
 * happens in a request there would make a trace of each of its parts.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBean(ServletEntry.class)
@Import(ServletEntryConfigurations.Containers.class)
class ManagementServletTracingConfiguration {

	// Primary, because the entry of the application's own server is visible too.
	@Bean
	@Primary
	ServletEntry managementServletEntry(InboundTraces traces, ContextBoundary boundary, ObjectProvider<LogKeys> logKeys,
			ObjectProvider<TraceResponseHeader> responseHeader) {
		return ServletEntryConfigurations.entry(traces, boundary, logKeys, responseHeader);
	}

	@Bean
	FilterRegistrationBean<ServletEntryFilter> managementServletEntryFilter(ServletEntry managementServletEntry) {
		return ServletEntryConfigurations.filter(managementServletEntry);
	}

}
