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

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.export.BackendStatus;
import io.github.tracingboot.export.ExportAutoConfiguration;
import io.github.tracingboot.export.ExportStatus;
import io.github.tracingboot.export.zipkin.ZipkinExportAutoConfiguration;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ElasticsearchExportAutoConfiguration}.
 */
class ElasticsearchExportAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(ElasticsearchExportAutoConfiguration.class, ZipkinExportAutoConfiguration.class,
					ExportAutoConfiguration.class, MicrometerTracingAutoConfiguration.class,
					OpenTelemetryTracingAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class));

	@Test
	void shouldBeAbsentByDefault() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(ElasticsearchSpanExporter.class)
			.doesNotHaveBean(ElasticsearchExportBackend.class)
			.doesNotHaveBean(LocalRoots.class));
	}

	@Test
	void shouldHaveAPipelineWhenNamed() {
		this.contextRunner.withPropertyValues("tracing.export.to=elasticsearch").run((context) -> {
			assertThat(context.getBean(ExportStatus.class).getBackends()).singleElement()
				.returns("elasticsearch", BackendStatus::name)
				.returns("http://localhost:9200", BackendStatus::endpoint);
			assertThat(startupLine(context)).contains("elasticsearch (http://localhost:9200)");
		});
	}

	@ParameterizedTest
	@CsvSource({ "es, http://es:9200", "es:9201, http://es:9201", "http://es:9200/, http://es:9200",
			"https://es.example.org, https://es.example.org", "https://es/proxy/, https://es/proxy",
			"https://me:s3cret@es:9243, https://******@es:9243" })
	void shouldBeSwitchedOnByItsEndpointAlone(String endpoint, String shown) {
		this.contextRunner.withPropertyValues("tracing.export.elasticsearch.endpoint=" + endpoint).run((context) -> {
			assertThat(context.getBean(ExportStatus.class).getBackends()).singleElement()
				.returns(shown, BackendStatus::endpoint);
			assertThat(startupLine(context)).contains("elasticsearch (" + shown + ")").doesNotContain("s3cret");
		});
	}

	@Test
	void shouldBeAbsentWhenItsEndpointIsEmpty() {
		this.contextRunner.withPropertyValues("tracing.export.elasticsearch.endpoint=").run((context) -> {
			assertThat(context).doesNotHaveBean(ElasticsearchSpanExporter.class);
			assertThat(startupLine(context)).doesNotContain("elasticsearch");
		});
	}

	@Test
	void shouldStandBesideOtherBackends() {
		this.contextRunner.withPropertyValues("tracing.export.to=elasticsearch,zipkin")
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.extracting(BackendStatus::name)
				.containsExactlyInAnyOrder("elasticsearch", "zipkin"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.tracing.export.enabled", "management.tracing.export.elasticsearch.enabled" })
	void shouldBeOffByPropertyOfSpringBootAndSayWhy(String property) {
		for (String on : new String[] { "tracing.export.to=elasticsearch",
				"tracing.export.elasticsearch.endpoint=es" }) {
			this.contextRunner.withPropertyValues(on, property + "=false").run((context) -> {
				assertThat(context).doesNotHaveBean(ElasticsearchSpanExporter.class).doesNotHaveBean(LocalRoots.class);
				assertThat(startupLine(context)).contains("elasticsearch (" + property + " is false)");
			});
		}
	}

	@Test
	void shouldBeOffWithTheStarter() {
		this.contextRunner.withPropertyValues("tracing.export.to=elasticsearch", "tracing.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ElasticsearchSpanExporter.class));
	}

	@Test
	void shouldBackOffWhenTracingLibraryIsMissing() {
		this.contextRunner.withPropertyValues("tracing.export.to=elasticsearch")
			.withClassLoader(new FilteredClassLoader(SdkTracerProvider.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ElasticsearchSpanExporter.class));
	}

	@Test
	void shouldBackOffFromExporterOfTheApplication() {
		ElasticsearchSpanExporter own = ElasticsearchSpanExporter.create(new ElasticsearchExportProperties(),
				new SpanDocumentConverter(new ServiceFields(new MockEnvironment()), (span) -> null), null);
		this.contextRunner.withPropertyValues("tracing.export.to=elasticsearch")
			.withBean("own", ElasticsearchSpanExporter.class, () -> own)
			.run((context) -> assertThat(context.getBean(ElasticsearchSpanExporter.class)).isSameAs(own));
	}

	@Test
	void shouldFailWhenSslBundleIsMissing() {
		this.contextRunner
			.withPropertyValues("tracing.export.to=elasticsearch", "tracing.export.elasticsearch.ssl.bundle=es")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tracing.export.elasticsearch.ssl.bundle")
				.hasMessageContaining("'es'"));
	}

	@Test
	void shouldKeepTemplateInNativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new ElasticsearchRuntimeHints().registerHints(hints, getClass().getClassLoader());
		assertThat(RuntimeHintsPredicates.resource()
			.forResource("io/github/tracingboot/export/elasticsearch/traces-spring.json")).accepts(hints);
	}

	private static String startupLine(ApplicationContext context) {
		StartupReport report = new StartupReport();
		context.getBeanProvider(StartupContributor.class)
			.orderedStream()
			.forEach((contributor) -> contributor.contribute(report));
		return report.toLine();
	}

}
