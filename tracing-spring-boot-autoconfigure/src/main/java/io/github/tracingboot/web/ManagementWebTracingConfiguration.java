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

package io.github.tracingboot.web;

import java.util.List;

import io.github.tracingboot.logging.RequestLogContext;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Traces of the requests to a management server that has a port of its own: all of its
 * paths are those of management endpoints.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnBean(InboundTraces.class)
class ManagementWebTracingConfiguration {

	// Primary, because the bean of the application's own server is visible too.
	@Bean
	@Primary
	InboundTraces managementInboundTraces(Tracer tracer, Propagator propagator,
			ObjectProvider<ObservationPredicate> predicates, ObservationProperties observations,
			WebTracingProperties properties, ObjectProvider<RequestLogContext> log) {
		List<String> excluded = properties.isExcludeActuator() ? List.of("/**") : properties.getExclude();
		return new InboundTraces(tracer, propagator, ObservedRequests.of(observations, predicates),
				new ExcludedPaths(() -> excluded), log.getIfAvailable());
	}

}
