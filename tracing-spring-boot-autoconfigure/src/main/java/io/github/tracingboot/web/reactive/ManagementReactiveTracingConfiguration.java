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

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.logging.RequestLogContext;
import io.github.tracingboot.web.InboundTraces;
import io.github.tracingboot.web.TraceResponseHeader;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.HandlerAdapter;

/**
 * The entry of the management server, if that has a port of its own. Other paths are
 * excluded there than at the application's own server.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBean(TracingHttpHandlerDecoratorFactory.class)
@Import(PeerAddressConfigurations.class)
class ManagementReactiveTracingConfiguration {

	// The name hides the application's own, which this server would get as well.
	@Bean
	TracingHttpHandlerDecoratorFactory tracingHttpHandlerDecoratorFactory(InboundTraces inboundTraces,
			ContextBoundary boundary, TraceHandover handover, ObjectProvider<TraceResponseHeader> responseHeader,
			ObjectProvider<InboundTraceListener> listeners, ObjectProvider<PeerAddressReader> peers) {
		return new TracingHttpHandlerDecoratorFactory(
				new RequestEntry(inboundTraces, boundary, handover, responseHeader, listeners, peers));
	}

	// Likewise: it stands for the adapters of this server.
	@Bean(defaultCandidate = false)
	@ConditionalOnBean(RequestLogContext.class)
	RouteHandlerAdapter routeHandlerAdapter(ObjectProvider<HandlerAdapter> adapters) {
		return new RouteHandlerAdapter(adapters);
	}

}
