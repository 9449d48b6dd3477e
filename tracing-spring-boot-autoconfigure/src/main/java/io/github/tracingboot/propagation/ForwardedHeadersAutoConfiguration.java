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

package io.github.tracingboot.propagation;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.TracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for inbound headers that leave with
 * every outgoing call.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = PropagationAutoConfiguration.class, before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TracingProperties.class)
public final class ForwardedHeadersAutoConfiguration {

	@Bean
	ForwardedHeaderNames forwardedHeaderNames(PropagationProperties properties, Dialects dialects,
			TracingProperties tracingProperties) {
		return ForwardedHeaderNames.of(properties, dialects, tracingProperties.getBaggage());
	}

	@Bean
	StartupContributor forwardedHeadersStartupContributor(ForwardedHeaderNames names) {
		return (report) -> {
			if (!names.isEmpty()) {
				report.add(Topic.PROPAGATION, names.describe());
			}
		};
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MDC.class)
	static class RequestIdConfiguration {

		@Bean
		RequestIdScopeListener requestIdScopeListener(ForwardedHeaderNames names) {
			return new RequestIdScopeListener(names);
		}

	}

}
