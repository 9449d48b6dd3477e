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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.tracingboot.concurrent.ConcurrentTracingAutoConfiguration;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.github.tracingboot.logging.RequestLogContext;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what both web stacks share.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = OpenTelemetryTracingAutoConfiguration.class,
		before = { MicrometerTracingAutoConfiguration.class, ConcurrentTracingAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnClass(PathPatternParser.class)
@ConditionalOnWebApplication
@ConditionalOnBean({ Tracer.class, Propagator.class })
@EnableConfigurationProperties({ WebTracingProperties.class, ObservationProperties.class })
public final class WebTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(PropagatingReceiverTracingObservationHandler.class)
	@Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
	ServerTracingObservationHandler serverTracingObservationHandler(Tracer tracer, Propagator propagator,
			ObjectProvider<ServerRequestDescriptor> descriptors) {
		return new ServerTracingObservationHandler(tracer, propagator, descriptors.orderedStream().toList());
	}

	// Another handler would start a second span for the same request.
	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ServerTracingObservationHandler.class)
	InboundTraces inboundTraces(Tracer tracer, Propagator propagator, ObjectProvider<ObservationPredicate> predicates,
			ObservationProperties observations, WebTracingProperties properties,
			ObjectProvider<ManagementPaths> managementPaths, ObjectProvider<RequestLogContext> log) {
		validate(properties.getExclude());
		return new InboundTraces(tracer, propagator, ObservedRequests.of(observations, predicates),
				new ExcludedPaths(() -> excludedPatterns(properties, managementPaths)), log.getIfAvailable());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "tracing.web.response-header.enabled", matchIfMissing = true)
	TraceResponseHeader traceResponseHeader(WebTracingProperties properties) {
		return new TraceResponseHeader(properties.getResponseHeader());
	}

	@Bean
	@ConditionalOnBooleanProperty(name = "tracing.web.error-body.enabled", matchIfMissing = true)
	TraceErrorBody traceErrorBody() {
		return new TraceErrorBody();
	}

	@Bean
	StartupContributor webStartupContributor(ObjectProvider<InboundTraces> inboundTraces,
			ObjectProvider<TraceResponseHeader> responseHeader, ObjectProvider<TraceErrorBody> errorBody) {
		return (report) -> {
			if (inboundTraces.stream().findAny().isEmpty()) {
				report.off("web entry", "another PropagatingReceiverTracingObservationHandler starts the server spans");
				return;
			}
			responseHeader.ifAvailable((header) -> header.contribute(report));
			errorBody.ifAvailable((body) -> report.add(Topic.WEB, "error body " + body.property()));
		};
	}

	private static Collection<String> excludedPatterns(WebTracingProperties properties,
			ObjectProvider<ManagementPaths> managementPaths) {
		List<String> patterns = new ArrayList<>(properties.getExclude());
		if (properties.isExcludeActuator()) {
			managementPaths.orderedStream().forEach((paths) -> patterns.addAll(paths.patterns()));
		}
		return patterns;
	}

	private static void validate(List<String> patterns) {
		for (String pattern : patterns) {
			try {
				ExcludedPaths.parse(pattern);
			}
			catch (PatternParseException ex) {
				throw new InvalidConfigurationPropertyValueException("tracing.web.exclude", pattern,
						"It is not a path pattern: " + ex.getMessage()
								+ ". Write for example '/internal/**' or '/probe'.");
			}
		}
	}

	/**
	 * The management endpoints of the application's own web server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ PathMappedEndpoints.class, ManagementPortType.class })
	static class EndpointConfiguration {

		// Lists the endpoints when the first request asks: they register late.
		@Bean
		ManagementPaths endpointManagementPaths(ObjectProvider<PathMappedEndpoints> endpoints,
				Environment environment) {
			String prefix = environment.getProperty("spring.mvc.servlet.path", "");
			return () -> endpoints.stream()
				.map((mapped) -> new EndpointManagementPaths(mapped, ManagementPortType.get(environment), prefix))
				.flatMap((paths) -> paths.patterns().stream())
				.toList();
		}

	}

}
