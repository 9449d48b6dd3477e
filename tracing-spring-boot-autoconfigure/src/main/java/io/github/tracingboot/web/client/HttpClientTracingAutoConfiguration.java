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

import java.net.http.HttpClient;

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
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for tracing of beans of the JDK's
 * {@link HttpClient}.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnClass(HttpClient.class) // a run-time image may lack the module
public final class HttpClientTracingAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(HttpClientTracing.class)
	ClientTracing<HttpClient> noopHttpClientTracing() {
		return (client) -> client;
	}

	@Bean
	StartupContributor httpClientTracingStartupContributor(ObjectProvider<HttpClientTracing> tracing) {
		return (report) -> report.instrumented("http-client", tracing.getIfAvailable() != null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
	@ConditionalOnBooleanProperty(name = "tracing.instrument.http-client.enabled", matchIfMissing = true)
	@ImportRuntimeHints(HttpClientRuntimeHints.class)
	static class InstrumentationConfiguration {

		@Bean
		HttpClientTracing httpClientTracing(ObjectProvider<ObservationRegistry> registries,
				ObjectProvider<ObservationProperties> properties, ResourceLoader resourceLoader) {
			return new HttpClientTracing(new ClientObservability(registries, properties),
					HttpExchangeReader.ofAvailableClients(resourceLoader.getClassLoader()));
		}

		@Bean
		static ClientTracingBeanPostProcessor httpClientTracingBeanPostProcessor(
				ObjectProvider<HttpClientTracing> tracing) {
			return new ClientTracingBeanPostProcessor().instrument(HttpClient.class,
					(client) -> tracing.getObject().instrument(client));
		}

	}

}
