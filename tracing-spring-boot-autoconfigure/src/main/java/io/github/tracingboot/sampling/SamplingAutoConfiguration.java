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

package io.github.tracingboot.sampling;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.Assert;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for what is recorded.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
public final class SamplingAutoConfiguration {

	// First of all customizers, so that a sampler set by a customizer of the user wins.
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SdkTracerProviderBuilderCustomizer suppressionAwareSamplerCustomizer(ObjectProvider<Sampler> sampler,
			ObjectProvider<TraceRateLimit> limit) {
		return (builder) -> sampler.ifUnique((unique) -> builder
			.setSampler(new SuppressionAwareSampler(new PartialParentSampler(limited(unique, limit)))));
	}

	private static Sampler limited(Sampler sampler, ObjectProvider<TraceRateLimit> limit) {
		TraceRateLimit perSecond = limit.getIfAvailable();
		return (perSecond != null) ? new RateLimitingSampler(sampler, perSecond) : sampler;
	}

	@Bean
	StartupContributor samplingStartupContributor(ObjectProvider<SdkTracerProvider> tracerProvider) {
		return (report) -> tracerProvider
			.ifUnique((provider) -> report.add(Topic.SAMPLING, SamplerDescription.of(provider.getSampler())));
	}

	/**
	 * A limit on new traces, for applications that set one.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("tracing.sampling.traces-per-second")
	@EnableConfigurationProperties(SamplingProperties.class)
	static class RateLimitConfiguration {

		@Bean
		TraceRateLimit traceRateLimit(SamplingProperties properties) {
			Integer tracesPerSecond = properties.getTracesPerSecond();
			Assert.state(tracesPerSecond != null, "'tracing.sampling.traces-per-second' must not be empty");
			return TraceRateLimit.of(tracesPerSecond);
		}

		/**
		 * Meters, for applications that have any.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(MeterBinder.class)
		static class MeterConfiguration {

			@Bean
			TraceRateLimitMeterBinder traceRateLimitMeterBinder(TraceRateLimit limit) {
				return new TraceRateLimitMeterBinder(limit);
			}

		}

	}

}
