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

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.export.otlp.OtlpExportAutoConfiguration;
import io.github.tracingboot.export.zipkin.ZipkinExportAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.exporter.SpanReporter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.UserConfigurations;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanProcessors;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ExportAutoConfiguration} and the auto-configurations of its backends.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExportAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withPropertyValues("management.tracing.sampling.probability=1.0")
		.withConfiguration(AutoConfigurations.of(ExportAutoConfiguration.class, ZipkinExportAutoConfiguration.class,
				OtlpExportAutoConfiguration.class, OpenTelemetrySdkAutoConfiguration.class,
				OpenTelemetryTracingAutoConfiguration.class, OtlpTracingAutoConfiguration.class,
				MicrometerTracingAutoConfiguration.class));

	@Test
	void shouldNeitherExportNorQueueNorStartThreadsByDefault(CapturedOutput output) {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SpanExporter.class);
			assertThat(context.getBeanProvider(BatchSpanProcessor.class).stream()).isEmpty();
			assertThat(context.getBean(SpanProcessors.class).list()).singleElement()
				.matches((processor) -> !processor.isEndRequired(), "wants no spans")
				.matches((processor) -> !processor.isStartRequired(), "wants no spans");
			recordSpan(context);
			assertThat(context.getBean(ExportStatus.class).getBackends()).isEmpty();
			// A thread of another test's context may still be on its way out.
			await().untilAsserted(() -> assertThat(exportThreads()).isEmpty());
			assertThat(startupLine(context)).isEqualTo("backends: none (ids only)");
		});
		assertThat(output).doesNotContain("is not eligible for getting processed").doesNotContain("WARN");
	}

	@Test
	void shouldLeaveEverythingToSpringBootWhenStarterIsOff() {
		this.contextRunner.withPropertyValues("tracing.enabled=false", "tracing.export.to=zipkin").run((context) -> {
			assertThat(context).doesNotHaveBean(ExportStatus.class).doesNotHaveBean(SpanExporter.class);
			assertThat(context).hasSingleBean(BatchSpanProcessor.class);
		});
	}

	@Test
	void shouldBackOffWhenTracingLibraryIsMissing() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(SdkTracerProvider.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExportStatus.class));
	}

	@Test
	void shouldBackOffFromBackendsWhoseLibraryIsMissing() {
		this.contextRunner.withPropertyValues("tracing.export.to=zipkin,otlp")
			.withClassLoader(new FilteredClassLoader("zipkin2", "io.opentelemetry.exporter.otlp"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SpanExporter.class));
	}

	@Test
	void shouldNotNeedMeters() {
		this.contextRunner.withPropertyValues("tracing.export.to=zipkin")
			.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(SpanExporter.class));
	}

	@Test
	void shouldMakeOnePipelinePerBackendAndPerExporterBean() {
		this.contextRunner.withPropertyValues("tracing.export.to=zipkin,otlp")
			.withUserConfiguration(InMemoryExporterConfiguration.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(OtlpHttpSpanExporter.class);
				assertThat(context.getBean(ExportStatus.class).getBackends()).extracting(BackendStatus::name)
					.containsExactlyInAnyOrder("zipkin", "otlp", "inMemorySpanExporter");
				assertThat(startupLine(context)).contains("zipkin (http://localhost:9411/api/v2/spans)",
						"otlp (http://localhost:4318/v1/traces)", "inMemorySpanExporter");
			});
	}

	@Test
	void shouldSwitchZipkinOnByEndpointPropertyOfSpringBoot() {
		this.contextRunner.withPropertyValues("management.tracing.export.zipkin.endpoint=http://z:9412/api/v2/spans")
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.extracting(BackendStatus::endpoint)
				.containsExactly("http://z:9412/api/v2/spans"));
	}

	@Test
	void shouldPreferOwnZipkinEndpoint() {
		this.contextRunner
			.withPropertyValues("management.tracing.export.zipkin.endpoint=http://z:9412/api/v2/spans",
					"tracing.export.zipkin.endpoint=y")
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.extracting(BackendStatus::endpoint)
				.containsExactly("http://y:9411/api/v2/spans"));
	}

	@Test
	void shouldTakeExporterThatSpringBootMakesForItsOtlpEndpoint() {
		this.contextRunner
			.withPropertyValues("management.opentelemetry.tracing.export.otlp.endpoint=http://collector:4318")
			.run((context) -> {
				assertThat(context).hasSingleBean(OtlpHttpSpanExporter.class);
				assertThat(context.getBean(ExportStatus.class).getBackends()).extracting(BackendStatus::endpoint)
					.containsExactly("http://collector:4318/v1/traces");
			});
	}

	@Test
	void shouldMakeOneOtlpExporterWhenBothEndpointsAreSet() {
		this.contextRunner
			.withPropertyValues("tracing.export.to=otlp", "tracing.export.otlp.endpoint=own",
					"management.opentelemetry.tracing.export.otlp.endpoint=http://boot:4318/v1/traces")
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.extracting(BackendStatus::endpoint)
				.containsExactly("http://own:4318/v1/traces"));
	}

	@Test
	void shouldUseOtlpConnectionDetailsOfApplication() {
		this.contextRunner.withPropertyValues("tracing.export.to=otlp", "tracing.export.otlp.endpoint=own")
			.withBean(OtlpTracingConnectionDetails.class, () -> (transport) -> "http://container:55555/v1/traces")
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.extracting(BackendStatus::endpoint)
				.containsExactly("http://container:55555/v1/traces"));
	}

	@Test
	void shouldUseOtlpExporterOfApplication() {
		this.contextRunner.withPropertyValues("tracing.export.to=otlp")
			.withBean("mine", OtlpHttpSpanExporter.class,
					() -> OtlpHttpSpanExporter.builder().setEndpoint("http://mine:4318/v1/traces").build())
			.run((context) -> {
				assertThat(context).hasSingleBean(OtlpHttpSpanExporter.class);
				assertThat(context.getBean(ExportStatus.class).getBackends()).singleElement()
					.returns("otlp", BackendStatus::name)
					.returns("http://mine:4318/v1/traces", BackendStatus::endpoint);
			});
	}

	@Test
	void shouldSwitchRemoteBackendsOffButKeepExporterBeansWhenExportIsOff() {
		this.contextRunner
			.withPropertyValues("tracing.export.to=zipkin,otlp", "management.tracing.export.enabled=false")
			.withUserConfiguration(InMemoryExporterConfiguration.class)
			.run((context) -> {
				recordSpan(context);
				assertThat(context.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(1);
				assertThat(context.getBean(ExportStatus.class).getBackends()).extracting(BackendStatus::name)
					.containsExactly("inMemorySpanExporter");
				assertThat(startupLine(context)).contains("zipkin (management.tracing.export.enabled is false)",
						"otlp (management.tracing.export.enabled is false)");
			});
	}

	@Test
	void shouldSwitchOneBackendOffByPropertyOfSpringBoot() {
		this.contextRunner
			.withPropertyValues("tracing.export.to=zipkin,otlp", "management.tracing.export.zipkin.enabled=false")
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.extracting(BackendStatus::name)
				.containsExactly("otlp"));
	}

	@Test
	void shouldSayWhyBackendWithEndpointIsOff() {
		this.contextRunner.withPropertyValues("tracing.export.zipkin.endpoint=z")
			.run((context) -> assertThat(startupLine(context))
				.contains("zipkin (tracing.export.zipkin.endpoint is set, but tracing.export.to does not name it)"));
	}

	@Test
	void shouldLeaveExportToBatchSpanProcessorOfApplication() {
		this.contextRunner.withPropertyValues("tracing.export.to=zipkin")
			.withUserConfiguration(OwnBatchSpanProcessorConfiguration.class)
			.run((context) -> {
				assertThat(context).hasSingleBean(BatchSpanProcessor.class).doesNotHaveBean(ExportStatus.class);
				assertThat(context.getBean(SpanExporters.class).list()).hasSize(1);
				assertThat(context.getBean(SpanProcessors.class).list())
					.containsExactly(context.getBean(BatchSpanProcessor.class));
				assertThat(startupLine(context)).contains("left to the application's BatchSpanProcessor");
			});
	}

	@Test
	void shouldExportToSpanExportersOfApplication() {
		InMemorySpanExporter exporter = InMemorySpanExporter.create();
		this.contextRunner.withBean(SpanExporters.class, () -> SpanExporters.of(exporter)).run((context) -> {
			recordSpan(context);
			assertThat(exporter.getFinishedSpanItems()).hasSize(1);
			assertThat(context.getBean(ExportStatus.class).getBackends()).extracting(BackendStatus::name)
				.containsExactly("InMemorySpanExporter");
		});
	}

	@Test
	void shouldLeaveProcessorsToSpanProcessorsOfApplication() {
		this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class)
			.withBean(SpanProcessors.class, () -> SpanProcessors.of(SpanProcessor.composite()))
			.run((context) -> {
				recordSpan(context);
				assertThat(context.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).isEmpty();
			});
	}

	@Test
	void shouldAskPredicatesFiltersAndReportersOncePerSpanWhateverTheNumberOfPipelines() {
		this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class, ObserversConfiguration.class)
			.run((context) -> {
				Tracer tracer = context.getBean(Tracer.class);
				tracer.spanBuilder("kept").startSpan().end();
				tracer.spanBuilder("hidden").startSpan().end();
				flush(context);
				Observers observers = context.getBean(Observers.class);
				assertThat(observers.asked).containsExactlyInAnyOrder("kept", "hidden");
				assertThat(observers.filtered).containsExactly("kept");
				assertThat(observers.reported).containsExactly("filtered");
				assertThat(context.getBean("inMemorySpanExporter", InMemorySpanExporter.class).getFinishedSpanItems())
					.extracting(SpanData::getName)
					.containsExactly("filtered");
				assertThat(observers.otherExporter.getFinishedSpanItems()).extracting(SpanData::getName)
					.containsExactly("filtered");
			});
	}

	@Test
	void shouldCloseReportersAndExportersWithTheContext() {
		AtomicInteger closed = new AtomicInteger();
		this.contextRunner.withBean(SpanReporter.class, () -> new SpanReporter() {

			@Override
			public void report(FinishedSpan span) {
			}

			@Override
			public void close() {
				closed.incrementAndGet();
			}

		}).run((context) -> assertThat(closed).hasValue(0));
		assertThat(closed).hasPositiveValue();
	}

	@Test
	void shouldExportUnsampledSpansOnlyWhenAsked() {
		this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class, RecordOnlyConfiguration.class)
			.run((context) -> {
				recordSpan(context);
				assertThat(context.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).isEmpty();
			});
		this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class, RecordOnlyConfiguration.class)
			.withPropertyValues("management.opentelemetry.tracing.export.include-unsampled=true")
			.run((context) -> {
				recordSpan(context);
				assertThat(context.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(1);
			});
	}

	@Test
	void shouldUseDefaultsOfSpringBootAndOverridesPerBackend() {
		this.contextRunner
			.withPropertyValues("tracing.export.to=zipkin", "management.opentelemetry.tracing.export.max-batch-size=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("management.opentelemetry.tracing.export.max-batch-size"));
		this.contextRunner.withPropertyValues("tracing.export.to=zipkin", "tracing.export.zipkin.max-queue-size=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tracing.export.zipkin.max-queue-size"));
	}

	@Test
	void shouldCountSpansAsMeters() {
		this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class)
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				context.getBeanProvider(MeterBinder.class).forEach((binder) -> binder.bindTo(registry));
				recordSpan(context);
				assertThat(registry.get("tracing.export.spans")
					.tags("backend", "inMemorySpanExporter", "outcome", "exported")
					.functionCounter()
					.count()).isEqualTo(1);
				assertThat(registry.get("tracing.export.queued").gauge().value()).isZero();
			});
	}

	@Test
	void shouldServeSeveralContextsInOneJvm() {
		this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class)
			.run((first) -> this.contextRunner.withUserConfiguration(InMemoryExporterConfiguration.class)
				.run((second) -> {
					recordSpan(first);
					assertThat(first.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).hasSize(1);
					assertThat(second.getBean(InMemorySpanExporter.class).getFinishedSpanItems()).isEmpty();
				}));
	}

	@Test
	void shouldJoinBackendOfApplication() {
		this.contextRunner.withConfiguration(UserConfigurations.of(OwnBackendConfiguration.class))
			.run((context) -> assertThat(context.getBean(ExportStatus.class).getBackends()).singleElement()
				.returns("carrier-pigeon", BackendStatus::name)
				.returns("the roof", BackendStatus::endpoint));
	}

	private static void recordSpan(ApplicationContext context) {
		context.getBean(Tracer.class).spanBuilder("test").startSpan().end();
		flush(context);
	}

	private static void flush(ApplicationContext context) {
		CompletableResultCode result = context.getBean(SdkTracerProvider.class).forceFlush();
		assertThat(result.join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
	}

	private static String startupLine(ApplicationContext context) {
		StartupReport report = new StartupReport();
		context.getBeanProvider(StartupContributor.class)
			.orderedStream()
			.forEach((contributor) -> contributor.contribute(report));
		return report.toLine();
	}

	private static List<String> exportThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("BatchSpanProcessor"))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class InMemoryExporterConfiguration {

		@Bean
		InMemorySpanExporter inMemorySpanExporter() {
			return InMemorySpanExporter.create();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBatchSpanProcessorConfiguration {

		@Bean
		BatchSpanProcessor ownProcessor(SpanExporters exporters) {
			return BatchSpanProcessor.builder(SpanExporter.composite(exporters.list())).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RecordOnlyConfiguration {

		@Bean
		io.opentelemetry.sdk.trace.samplers.Sampler recordOnlySampler() {
			return new RecordOnlySampler();
		}

	}

	static class Observers {

		private final List<String> asked = new CopyOnWriteArrayList<>();

		private final List<String> filtered = new CopyOnWriteArrayList<>();

		private final List<String> reported = new CopyOnWriteArrayList<>();

		private final InMemorySpanExporter otherExporter = InMemorySpanExporter.create();

	}

	@Configuration(proxyBeanMethods = false)
	static class ObserversConfiguration {

		@Bean
		Observers observers() {
			return new Observers();
		}

		@Bean
		SpanExporter otherExporter(Observers observers) {
			return new SpanExporter() {

				@Override
				public CompletableResultCode export(Collection<SpanData> spans) {
					return observers.otherExporter.export(spans);
				}

				@Override
				public CompletableResultCode flush() {
					return CompletableResultCode.ofSuccess();
				}

				@Override
				public CompletableResultCode shutdown() {
					return CompletableResultCode.ofSuccess();
				}

			};
		}

		@Bean
		SpanExportingPredicate predicate(Observers observers) {
			return (span) -> {
				observers.asked.add(span.getName());
				return !span.getName().equals("hidden");
			};
		}

		@Bean
		SpanFilter filter(Observers observers) {
			return (span) -> {
				observers.filtered.add(span.getName());
				return span.setName("filtered");
			};
		}

		@Bean
		SpanReporter reporter(Observers observers) {
			return (span) -> observers.reported.add(span.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBackendConfiguration {

		@Bean
		InMemorySpanExporter pigeonExporter() {
			return InMemorySpanExporter.create();
		}

		@Bean
		ExportBackend pigeonBackend() {
			return new ExportBackend() {

				@Override
				public String getName() {
					return "carrier-pigeon";
				}

				@Override
				public boolean supports(SpanExporter exporter) {
					return exporter instanceof InMemorySpanExporter;
				}

				@Override
				public PipelineProperties getPipeline() {
					return new PipelineProperties();
				}

				@Override
				public String describeEndpoint(SpanExporter exporter) {
					return "the roof";
				}

			};
		}

	}

}
