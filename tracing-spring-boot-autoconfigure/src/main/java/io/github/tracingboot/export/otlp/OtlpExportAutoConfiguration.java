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

package io.github.tracingboot.export.otlp;

import io.github.tracingboot.export.ConditionalOnExportBackend;
import io.github.tracingboot.export.ExportAutoConfiguration;
import io.github.tracingboot.export.ExportProperties.Backend;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for export over OTLP. The exporter
 * stays the one that Spring Boot configures: this gives it an address, more settings and
 * a name among the pipelines.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { ExportAutoConfiguration.class, OtlpTracingAutoConfiguration.class })
@ConditionalOnClass({ SdkTracerProvider.class, OtlpHttpSpanExporter.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties(OtlpExportProperties.class)
public final class OtlpExportAutoConfiguration {

	@Bean
	OtlpExportBackend otlpExportBackend(OtlpExportProperties properties) {
		return new OtlpExportBackend(properties);
	}

	@Bean
	OtlpHttpExporterCustomizer otlpHttpExporterCustomizer(OtlpExportProperties properties,
			ObjectProvider<OtlpTracingConnectionDetails> connectionDetails, ObjectProvider<MeterProvider> meterProvider,
			ObjectProvider<SslBundles> sslBundles) {
		return new OtlpHttpExporterCustomizer(properties, connectionDetails, meterProvider, sslBundles);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnExportBackend(Backend.OTLP)
	@Conditional(OnOwnOtlpEndpointCondition.class)
	static class ConnectionConfiguration {

		@Bean
		@ConditionalOnMissingBean(OtlpTracingConnectionDetails.class)
		OtlpConnectionDetails otlpTracingConnectionDetails(OtlpExportProperties properties) {
			return new OtlpConnectionDetails(properties.getEndpoint());
		}

	}

}
