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
import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.boot.restclient.RestTemplateCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.observation.ClientRequestObservationConvention;
import org.springframework.web.client.RestTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of {@link RestTemplate}
 * beans and {@code RestTemplateBuilder} beans that Spring Boot did not make.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(RestTemplate.class)
public final class RestTemplateTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(RestTemplateTracing.class)
	ClientTracing<RestTemplate> noopRestTemplateTracing() {
		return (client) -> client;
	}

	@Bean
	StartupContributor restTemplateTracingStartupContributor(ObjectProvider<RestTemplateTracing> tracing) {
		return (report) -> report.instrumented("rest-template", tracing.getIfAvailable() != null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.rest-template.enabled", matchIfMissing = true)
	static class InstrumentationConfiguration {

		@Bean
		RestTemplateTracing restTemplateTracing(ObjectProvider<ObservationRegistry> registries,
				ObjectProvider<ObservationProperties> properties,
				ObjectProvider<ClientRequestObservationConvention> conventions) {
			return new RestTemplateTracing(new ClientObservability(registries, properties), conventions);
		}

		@Bean
		static ClientTracingBeanPostProcessor restTemplateTracingBeanPostProcessor(
				ObjectProvider<RestTemplateTracing> tracing) {
			return new ClientTracingBeanPostProcessor().instrument(RestTemplate.class,
					(client) -> tracing.getObject().instrument(client));
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(RestTemplateBuilder.class)
		static class BuilderConfiguration {

			@Bean
			static ClientTracingBeanPostProcessor restTemplateBuilderTracingBeanPostProcessor(
					ObjectProvider<RestTemplateTracing> tracing) {
				// One and the same instance, so that a builder keeps it only once.
				RestTemplateCustomizer customizer = (client) -> tracing.getObject().instrument(client);
				return new ClientTracingBeanPostProcessor().instrument(RestTemplateBuilder.class,
						(builder) -> builder.additionalCustomizers(customizer));
			}

		}

	}

}
