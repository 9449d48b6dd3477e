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

package io.github.tracingboot;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SpanLimits;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the tracer, as far as Spring
 * Boot's own leaves anything to do.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
public final class TracingAutoConfiguration {

	// Spring Boot takes a bean of this type since 4.1 only.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SdkTracerProviderBuilderCustomizer spanLimitsCustomizer(ObjectProvider<SpanLimits> spanLimits) {
		return (builder) -> spanLimits.ifUnique(builder::setSpanLimits);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	StartupContributor tracerStartupContributor(ObjectProvider<Tracer> tracer) {
		return (report) -> tracer.ifUnique((unique) -> report.add(Topic.TRACER,
				ClassUtils.getShortName(unique.getClass()) + " on Spring Boot " + SpringBootVersion.getVersion()));
	}

}
