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

package io.github.tracingboot.export.elasticsearch;

import io.github.tracingboot.export.ConditionalOnExportBackend;
import io.github.tracingboot.export.ExportAutoConfiguration;
import io.github.tracingboot.export.ExportProperties.Backend;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

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
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for export to Elasticsearch and
 * OpenSearch.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ExportAutoConfiguration.class)
@ConditionalOnClass(SdkTracerProvider.class)
@ConditionalOnBooleanProperty(name = "tracing.enabled", matchIfMissing = true)
@ConditionalOnExportBackend(value = Backend.ELASTICSEARCH,
		endpointProperty = ElasticsearchExportProperties.PREFIX + ".endpoint")
@ConditionalOnEnabledTracingExport("elasticsearch")
@EnableConfigurationProperties(ElasticsearchExportProperties.class)
@ImportRuntimeHints(ElasticsearchRuntimeHints.class)
public final class ElasticsearchExportAutoConfiguration {

	@Bean
	LocalRoots elasticsearchLocalRoots() {
		return new LocalRoots();
	}

	@Bean
	@ConditionalOnMissingBean
	ElasticsearchSpanExporter elasticsearchSpanExporter(ElasticsearchExportProperties properties, LocalRoots localRoots,
			Environment environment, ObjectProvider<SslBundles> sslBundles) {
		SpanDocumentConverter converter = new SpanDocumentConverter(new ServiceFields(environment), localRoots::find);
		return ElasticsearchSpanExporter.create(properties, converter, sslBundles.getIfAvailable());
	}

	@Bean
	ElasticsearchExportBackend elasticsearchExportBackend(ElasticsearchExportProperties properties) {
		return new ElasticsearchExportBackend(properties);
	}

}
