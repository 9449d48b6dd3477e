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

import java.util.ArrayList;
import java.util.List;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for trace context on the wire.
 * Unlike Spring Boot's own it does not depend on whether anything is exported.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties(PropagationProperties.class)
public final class PropagationAutoConfiguration {

	private static final String BOOT_PACKAGE = ClassUtils.getPackageName(OpenTelemetryTracingAutoConfiguration.class);

	@Bean
	Dialects tracingDialects(PropagationProperties properties, Environment environment) {
		return Dialects.of(properties, environment);
	}

	@Bean
	@Primary // Spring Boot's own may stand beside it
	DialectPropagator dialectPropagator(Dialects dialects,
			@Qualifier("baggagePropagator") ObjectProvider<BaggagePropagator> baggage,
			ObjectProvider<ForwardedHeaderNames> forwardedHeaders) {
		List<TextMapPropagator> beside = new ArrayList<>();
		baggage.forEach(beside::add);
		forwardedHeaders.stream()
			.filter((names) -> !names.isEmpty())
			.forEach((names) -> beside.add(new ForwardedHeadersPropagator(names)));
		return new DialectPropagator(dialects, beside);
	}

	// All propagators that users contribute, and ours in place of Spring Boot's.
	@Bean
	@ConditionalOnMissingBean
	ContextPropagators otelContextPropagators(ObjectProvider<TextMapPropagator> propagators) {
		return ContextPropagators.create(TextMapPropagator
			.composite(propagators.orderedStream().filter((propagator) -> !isBootsOwn(propagator)).toList()));
	}

	@Bean
	StartupContributor propagationStartupContributor(Dialects dialects) {
		return (report) -> report.add(Topic.PROPAGATION, dialects.describe());
	}

	static boolean isBootsOwn(TextMapPropagator propagator) {
		return ClassUtils.getPackageName(propagator.getClass()).equals(BOOT_PACKAGE);
	}

}
