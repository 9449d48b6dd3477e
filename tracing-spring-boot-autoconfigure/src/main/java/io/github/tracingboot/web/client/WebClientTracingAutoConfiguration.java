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

package io.github.tracingboot.web.client;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of {@link WebClient} and
 * {@link WebClient.Builder} beans, and HTTP service groups, that Spring Boot did not
 * make.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(WebClient.class)
public final class WebClientTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(WebClientTracing.class)
	ClientTracing<WebClient> noopWebClientTracing() {
		return (client) -> client;
	}

	@Bean
	StartupContributor webClientTracingStartupContributor(ObjectProvider<WebClientTracing> tracing) {
		return (report) -> report.instrumented("web-client", tracing.getIfAvailable() != null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.web-client.enabled", matchIfMissing = true)
	@ImportRuntimeHints(ObservationFieldsRuntimeHints.class)
	static class InstrumentationConfiguration {

		@Bean
		WebClientTracing webClientTracing(ObjectProvider<ObservationRegistry> registries,
				ObjectProvider<ObservationProperties> properties,
				ObjectProvider<ClientRequestObservationConvention> conventions) {
			return new WebClientTracing(new ClientObservability(registries, properties), conventions);
		}

		@Bean
		static ClientTracingBeanPostProcessor webClientTracingBeanPostProcessor(
				ObjectProvider<WebClientTracing> tracing) {
			return new ClientTracingBeanPostProcessor()
				.instrument(WebClient.class, (client) -> tracing.getObject().instrument(client))
				.instrument(WebClient.Builder.class, (builder) -> tracing.getObject().instrumentBuilder(builder));
		}

		@Bean
		WebClientTracingHttpServiceGroupConfigurer webClientTracingHttpServiceGroupConfigurer(
				WebClientTracing tracing) {
			return new WebClientTracingHttpServiceGroupConfigurer(tracing);
		}

	}

}
