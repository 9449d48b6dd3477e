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

package io.github.tracingboot.export;

import java.util.List;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.exporter.SpanReporter;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
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
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the export of spans: a pipeline
 * of its own for each {@link SpanExporter} and {@link SpanReporter} bean, instead of
 * Spring Boot's one {@link BatchSpanProcessor} for all. An application that declares a
 * {@link BatchSpanProcessor} exports everything itself, as with Spring Boot alone.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@ConditionalOnClass({ OtelTracer.class, SdkTracerProvider.class, OpenTelemetry.class })
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ExportProperties.class, OpenTelemetryTracingProperties.class })
public final class ExportAutoConfiguration {

	@Bean
	ExportStartupContributor exportStartupContributor(ObjectProvider<ExportStatus> status, ExportProperties properties,
			Environment environment) {
		return new ExportStartupContributor(status, properties, environment);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(BatchSpanProcessor.class)
	static class PipelinesConfiguration {

		/**
		 * Keeps Spring Boot from starting a queue and a thread: its own definition backs
		 * off from this one, and a bean that is {@code null} joins no list of processors.
		 * @return nothing
		 */
		@Bean
		@Nullable BatchSpanProcessor otelSpanProcessor() {
			return null;
		}

		@Bean
		ExportSpanProcessor exportSpanProcessor(ExportProperties properties,
				OpenTelemetryTracingProperties tracingProperties, ListableBeanFactory beanFactory,
				ObjectProvider<ExportBackend> backends, ObjectProvider<SpanExporters> exporters,
				ObjectProvider<SpanReporter> reporters, ObjectProvider<SpanDataTransformer> transformers,
				ObjectProvider<SpanExportingPredicate> predicates, ObjectProvider<SpanFilter> filters) {
			OpenTelemetryTracingProperties.Export defaults = tracingProperties.getExport();
			ExportPipelineFactory factory = new ExportPipelineFactory(beanFactory, backends.orderedStream().toList(),
					PipelineSettings.defaults(defaults));
			List<SpanExporter> spanExporters = exporters.stream().flatMap((all) -> all.list().stream()).toList();
			List<ExportPipeline<EndedSpan, SpanData>> pipelines = factory.create(spanExporters,
					reporters.orderedStream().toList());
			SpanPreparation preparation = new SpanPreparation(transformers.orderedStream().toList(),
					predicates.orderedStream().toList(), filters.orderedStream().toList());
			return new ExportSpanProcessor(pipelines, preparation, defaults.isIncludeUnsampled(),
					PipelineSettings.positive("tracing.export.shutdown-timeout", properties.getShutdownTimeout()));
		}

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass(MeterBinder.class)
		static class MetersConfiguration {

			@Bean
			ExportMeterBinder exportMeterBinder(ExportStatus status,
					ObjectProvider<ExportLogRecordProcessor> logRecords) {
				return new ExportMeterBinder(status, logRecords.getIfAvailable());
			}

		}

	}

	/**
	 * Web servers start with the class loader of the web application on the thread.
	 * Threads of an exporter that is made then would hold on to it, and Tomcat complains
	 * about them when it stops.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebServerFactoryCustomizer.class)
	@ConditionalOnWebApplication
	static class WebServerConfiguration {

		@Bean
		WebServerFactoryCustomizer<WebServerFactory> exportersBeforeWebServer(ListableBeanFactory beanFactory) {
			return (factory) -> beanFactory.getBeansOfType(SpanExporter.class);
		}

	}

}
