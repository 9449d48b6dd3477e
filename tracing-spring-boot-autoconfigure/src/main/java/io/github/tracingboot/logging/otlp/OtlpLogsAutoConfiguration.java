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

package io.github.tracingboot.logging.otlp;

import io.github.tracingboot.export.ExportBackend;
import io.github.tracingboot.export.ExportLogRecordProcessor;
import io.github.tracingboot.export.ExportProperties;
import io.github.tracingboot.export.HttpBackendProperties;
import io.github.tracingboot.logging.LogKeys;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.opentelemetry.autoconfigure.logging.ConditionalOnEnabledLoggingExport;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.otlp.OtlpLoggingConnectionDetails;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for log lines that are sent over
 * OTLP. Spring Boot configures the rest of the way, but nothing that puts lines on it.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { OtlpLoggingAutoConfiguration.class, OpenTelemetryLoggingAutoConfiguration.class })
@ConditionalOnClass({ SdkLoggerProvider.class, OtlpHttpLogRecordExporter.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ OtlpLogsProperties.class, ExportProperties.class,
		OpenTelemetryTracingProperties.class })
public final class OtlpLogsAutoConfiguration {

	@Bean
	OtlpLogsStartupContributor otlpLogsStartupContributor(OtlpLogsProperties properties, ObjectProvider<OtlpLogs> logs,
			ObjectProvider<ExportLogRecordProcessor> processor) {
		return new OtlpLogsStartupContributor(properties, logs, processor);
	}

	private static @Nullable ExportBackend otlp(ObjectProvider<ExportBackend> backends) {
		return backends.orderedStream().filter((backend) -> backend.getName().equals("otlp")).findFirst().orElse(null);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = OtlpLogsProperties.ENABLED)
	@ConditionalOnEnabledLoggingExport("otlp")
	static class LinesConfiguration {

		// Nobody asks for it, so it must not wait for that.
		@Bean
		@Lazy(false)
		OtlpLogs otlpLogs(OpenTelemetry openTelemetry, OtlpLogsProperties properties, LogKeys keys,
				ObjectProvider<EarlyLines> earlyLines) {
			LogRecordContext context = new LogRecordContext(keys, properties.getMdcKeys());
			return new OtlpLogs(new LogRecords(openTelemetry.getLogsBridge(), properties.getLevel(), context),
					earlyLines.getIfAvailable());
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnMissingBean({ OtlpLoggingConnectionDetails.class, OtlpHttpLogRecordExporter.class,
				OtlpGrpcLogRecordExporter.class })
		@Conditional(OnOwnLogsEndpointCondition.class)
		static class ExporterConfiguration {

			@Bean
			OtlpHttpLogRecordExporter tracingOtlpLogRecordExporter(OtlpLogsProperties properties,
					ObjectProvider<ExportBackend> backends, ObjectProvider<SslBundles> sslBundles) {
				return new OtlpLogRecordExporters(properties, spanSettings(backends), sslBundles.getIfAvailable())
					.create();
			}

			private static @Nullable HttpBackendProperties spanSettings(ObjectProvider<ExportBackend> backends) {
				ExportBackend otlp = otlp(backends);
				return (otlp != null && otlp.getPipeline() instanceof HttpBackendProperties http) ? http : null;
			}

		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnMissingBean(BatchLogRecordProcessor.class)
		static class PipelinesConfiguration {

			/**
			 * Keeps Spring Boot from starting a queue and a thread, as it is done for
			 * spans.
			 * @return nothing
			 */
			@Bean
			@Nullable BatchLogRecordProcessor openTelemetryBatchLogRecordProcessor() {
				return null;
			}

			@Bean
			ExportLogRecordProcessor exportLogRecordProcessor(ApplicationContext context, ExportProperties properties,
					OpenTelemetryTracingProperties tracingProperties, OtlpLogsProperties logsProperties,
					ObjectProvider<ExportBackend> backends) {
				LogRecordExports exports = new LogRecordExports(logsProperties, otlp(backends));
				return new ExportLogRecordProcessor(exports.of(context.getBeansOfType(LogRecordExporter.class)),
						properties, tracingProperties.getExport(), context.getClassLoader());
			}

		}

		/**
		 * Threads of an exporter that is made while a web server starts would hold on to
		 * the class loader of the web application, as those for spans.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(WebServerFactoryCustomizer.class)
		@ConditionalOnWebApplication
		static class WebServerConfiguration {

			@Bean
			WebServerFactoryCustomizer<WebServerFactory> logRecordExportersBeforeWebServer(
					ListableBeanFactory beanFactory) {
				return (factory) -> beanFactory.getBeansOfType(LogRecordExporter.class);
			}

		}

	}

}
