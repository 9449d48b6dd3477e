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
import io.github.tracingboot.propagation.TrustProperties.Mode;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.context.propagation.ContextPropagators;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for whose traces are continued.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = PropagatorAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties(TrustProperties.class)
public final class TrustAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(InboundTrust.class)
	ConfiguredTrust inboundTrust(TrustProperties properties) {
		return TrustRules.of(properties);
	}

	@Bean
	@ConditionalOnBean(ContextPropagators.class)
	InboundContexts inboundContexts(ContextPropagators propagators, InboundTrust trust) {
		return new InboundContexts(propagators, trust);
	}

	@Bean
	@ConditionalOnBean(ConfiguredTrust.class)
	StartupContributor trustStartupContributor(ConfiguredTrust trust, TrustProperties properties,
			ObjectProvider<TracingPropagator> propagator) {
		return (report) -> {
			if (properties.getMode() == Mode.ALL) {
				return;
			}
			if (propagator.getIfAvailable() != null) {
				report.add(Topic.PROPAGATION, trust.describe());
			}
			else {
				report.off("trust", "another Propagator reads trace context, or none");
			}
		};
	}

	/**
	 * What an operator may not know.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnBean({ ConfiguredTrust.class, TracingPropagator.class })
	static class HintConfiguration {

		@Bean
		PublicExposureHint tracingPublicExposureHint(Environment environment) {
			return new PublicExposureHint(environment);
		}

	}

	/**
	 * Meters, for applications that have any.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	@ConditionalOnBean(TracingPropagator.class)
	static class MeterConfiguration {

		@Bean
		UntrustedMeterBinder untrustedMeterBinder(TracingPropagator propagator, InboundContexts contexts) {
			return new UntrustedMeterBinder(propagator, contexts);
		}

	}

	/**
	 * Endpoints, for applications that have any.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SanitizingFunction.class)
	static class EndpointConfiguration {

		@Bean
		TrustSecretSanitizer trustSecretSanitizer() {
			return new TrustSecretSanitizer();
		}

	}

}
