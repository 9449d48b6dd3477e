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

package io.github.tracingboot.export.zipkin;

import io.github.tracingboot.export.ConditionalOnExportBackend;
import io.github.tracingboot.export.ExportAutoConfiguration;
import io.github.tracingboot.export.ExportProperties.Backend;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import zipkin2.Span;
import zipkin2.reporter.SpanBytesEncoder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.ConditionalOnEnabledTracingExport;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for export to Zipkin.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ExportAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.zipkin.ZipkinWithOpenTelemetryTracingAutoConfiguration")
@ConditionalOnClass({ SdkTracerProvider.class, Span.class, SpanBytesEncoder.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnExportBackend(value = Backend.ZIPKIN, endpointProperty = ZipkinExportAutoConfiguration.BOOT_ENDPOINT)
@ConditionalOnEnabledTracingExport("zipkin")
@EnableConfigurationProperties(ZipkinExportProperties.class)
public final class ZipkinExportAutoConfiguration {

	static final String BOOT_ENDPOINT = "management.tracing.export.zipkin.endpoint";

	// With the old OpenTelemetry exporter on the class path Spring Boot exports.
	@Bean
	@ConditionalOnMissingBean(value = ZipkinHttpSpanExporter.class,
			type = "io.opentelemetry.exporter.zipkin.ZipkinSpanExporter")
	ZipkinHttpSpanExporter zipkinHttpSpanExporter(ZipkinExportProperties properties, Environment environment,
			ObjectProvider<SslBundles> sslBundles) {
		return ZipkinHttpSpanExporter.create(properties, environment.getProperty(BOOT_ENDPOINT),
				sslBundles.getIfAvailable());
	}

	@Bean
	ZipkinExportBackend zipkinExportBackend(ZipkinExportProperties properties) {
		return new ZipkinExportBackend(properties);
	}

}
