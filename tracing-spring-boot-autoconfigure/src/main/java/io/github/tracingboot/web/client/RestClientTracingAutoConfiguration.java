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
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.web.client.RestClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of {@link RestClient}
 * and {@link RestClient.Builder} beans, and HTTP service groups, that Spring Boot did not
 * make.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(RestClient.class)
public final class RestClientTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(RestClientTracing.class)
	ClientTracing<RestClient> noopRestClientTracing() {
		return (client) -> client;
	}

	@Bean
	StartupContributor restClientTracingStartupContributor(ObjectProvider<RestClientTracing> tracing) {
		return (report) -> report.instrumented("rest-client", tracing.getIfAvailable() != null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.rest-client.enabled", matchIfMissing = true)
	@ImportRuntimeHints(ObservationFieldsRuntimeHints.class)
	static class InstrumentationConfiguration {

		@Bean
		RestClientTracing restClientTracing(ObjectProvider<ObservationRegistry> registries,
				ObjectProvider<ObservationProperties> properties,
				ObjectProvider<ClientRequestObservationConvention> conventions) {
			return new RestClientTracing(new ClientObservability(registries, properties), conventions);
		}

		@Bean
		static ClientTracingBeanPostProcessor restClientTracingBeanPostProcessor(
				ObjectProvider<RestClientTracing> tracing) {
			return new ClientTracingBeanPostProcessor()
				.instrument(RestClient.class, (client) -> tracing.getObject().instrument(client))
				.instrument(RestClient.Builder.class, (builder) -> tracing.getObject().instrumentBuilder(builder));
		}

		@Bean
		RestClientTracingHttpServiceGroupConfigurer restClientTracingHttpServiceGroupConfigurer(
				RestClientTracing tracing) {
			return new RestClientTracingHttpServiceGroupConfigurer(tracing);
		}

	}

}
