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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import ch.qos.logback.classic.LoggerContext;
import io.github.tracingboot.TracingRunner;
import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.export.BackendStatus;
import io.github.tracingboot.export.ExportLogRecordProcessor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for log lines sent over OTLP, with Logback.
 */
class OtlpLogsTests {

	private static final Logger logger = LoggerFactory.getLogger("com.example.Shop");

	private static final String ENABLED = "tracing.logging.otlp.enabled=true";

	private final InMemoryLogRecordExporter exporter = InMemoryLogRecordExporter.create();

	private final ApplicationContextRunner runner = TracingRunner.create()
		.withPropertyValues("tracing.export.shutdown-timeout=100ms");

	private final ApplicationContextRunner enabled = this.runner.withPropertyValues(ENABLED)
		.withBean("memory", LogRecordExporter.class, () -> this.exporter);

	@Test
	void shouldBeOffByDefaultAndLeaveSpringBootsConfigurationAlone() {
		this.runner.run((context) -> {
			assertThat(context).doesNotHaveBean(OtlpLogs.class)
				.doesNotHaveBean(ExportLogRecordProcessor.class)
				.doesNotHaveBean(LogRecordExporter.class)
				.hasSingleBean(BatchLogRecordProcessor.class);
			assertThat(appenders()).isZero();
			assertThat(startupLine(context)).doesNotContain("otlp-logs");
		});
	}

	@ParameterizedTest
	@CsvSource({ ",,http://localhost:4318/v1/logs", "collector,,http://collector:4318/v1/logs",
			",collector,http://collector:4318/v1/logs", ",https://a:b@collector/v1/traces,https://collector/v1/logs",
			"logs:1234,collector,http://logs:1234/v1/logs" })
	void shouldSendToItsOwnReceiverOrToThatOfTheSpans(String logs, String spans, String expected) {
		ApplicationContextRunner runner = this.runner.withPropertyValues(ENABLED);
		if (logs != null) {
			runner = runner.withPropertyValues("tracing.logging.otlp.endpoint=" + logs);
		}
		if (spans != null) {
			runner = runner.withPropertyValues("tracing.export.otlp.endpoint=" + spans);
		}
		runner.run((context) -> {
			assertThat(context).hasSingleBean(OtlpHttpLogRecordExporter.class);
			assertThat(context.getBeanProvider(BatchLogRecordProcessor.class).stream()).isEmpty();
			assertThat(context.getBean(OtlpHttpLogRecordExporter.class).toString()).contains("endpoint=" + expected);
			assertThat(startupLine(context)).contains("log lines: otlp-logs (" + expected + ")");
		});
	}

	@Test
	void shouldNotSendTheHeadersOfTheSpansToAnotherReceiver() {
		ApplicationContextRunner runner = this.runner.withPropertyValues(ENABLED,
				"tracing.export.otlp.headers.X-Key=s3cr3t");
		runner.run(
				(context) -> assertThat(context.getBean(OtlpHttpLogRecordExporter.class).toString()).contains("X-Key"));
		runner.withPropertyValues("tracing.logging.otlp.endpoint=elsewhere")
			.run((context) -> assertThat(context.getBean(OtlpHttpLogRecordExporter.class).toString())
				.doesNotContain("X-Key"));
	}

	@Test
	void shouldLeaveTheExporterToSpringBootIfItsPropertyGivesTheAddress() {
		// Spring Boot's exporter asks for the global one otherwise, which sets it for
		// good.
		this.runner.withBean(MeterProvider.class, MeterProvider::noop)
			.withPropertyValues(ENABLED,
					"management.opentelemetry.logging.export.otlp.endpoint=http://boot:4318/v1/logs")
			.run((context) -> {
				assertThat(context).hasBean("otlpHttpLogRecordExporter")
					.hasSingleBean(OtlpHttpLogRecordExporter.class)
					.hasSingleBean(ExportLogRecordProcessor.class);
				assertThat(startupLine(context)).contains("log lines: otlp-logs (http://boot:4318/v1/logs)");
			});
	}

	@Test
	void shouldFailForWhatIsNoAddress() {
		this.runner.withPropertyValues(ENABLED, "tracing.logging.otlp.endpoint=ftp://collector")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tracing.logging.otlp.endpoint")
				.hasMessageContaining("ftp://collector"));
		this.runner.withPropertyValues(ENABLED, "tracing.logging.otlp.timeout=0s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("tracing.logging.otlp.timeout"));
	}

	@Test
	void shouldSendToExportersOfTheUserAndCountThem() {
		this.enabled.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run((context) -> {
			logger.info("sent");
			ExportLogRecordProcessor processor = context.getBean(ExportLogRecordProcessor.class);
			processor.forceFlush();
			await().untilAsserted(() -> assertThat(messages()).contains("sent"));
			await().untilAsserted(() -> assertThat(processor.getStatus().getBackends())
				.filteredOn((backend) -> backend.name().equals("memory"))
				.extracting(BackendStatus::exported)
				.allMatch((exported) -> exported > 0));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			assertThat(registry.get("tracing.export.log-records")
				.tag("backend", "memory")
				.tag("outcome", "exported")
				.functionCounter()
				.count()).isPositive();
		});
	}

	@Test
	void shouldLeaveEverythingToABatchProcessorOfTheUser() {
		this.enabled
			.withBean("mine", BatchLogRecordProcessor.class,
					() -> BatchLogRecordProcessor.builder(this.exporter).build())
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ExportLogRecordProcessor.class)
					.hasSingleBean(BatchLogRecordProcessor.class);
				logger.info("left");
				context.getBean(BatchLogRecordProcessor.class).forceFlush();
				await().untilAsserted(() -> assertThat(messages()).containsOnlyOnce("left"));
				assertThat(startupLine(context))
					.contains("log lines: left to the application's BatchLogRecordProcessor");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.logging.export.enabled", "management.logging.export.otlp.enabled" })
	void shouldBeOffWithSpringBootsSwitches(String property) {
		this.runner.withPropertyValues(ENABLED, property + "=false").run((context) -> {
			assertThat(context).doesNotHaveBean(OtlpLogs.class).doesNotHaveBean(ExportLogRecordProcessor.class);
			assertThat(startupLine(context)).contains("otlp-logs (management.logging.export.enabled");
		});
	}

	@Test
	void shouldBeAbsentWithoutItsLibrary() {
		this.runner.withPropertyValues(ENABLED)
			.withClassLoader(new FilteredClassLoader(OtlpHttpLogRecordExporter.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("otlpLogs"));
	}

	@Test
	void shouldReplayEarlyLinesWithTheirTimesAndKeepTheirNumberBounded() {
		EarlyLines early = new EarlyLines();
		Instant before = Instant.now();
		for (int i = 0; i < EarlyLines.MAXIMUM_SIZE + 10; i++) {
			logger.info("early {}", i);
		}
		Instant after = Instant.now();
		List<LogRecordData> exported = new ArrayList<>();
		this.enabled.withBean(EarlyLines.class, () -> early).run((context) -> {
			logger.info("later");
			context.getBean(ExportLogRecordProcessor.class).forceFlush();
			await().untilAsserted(() -> assertThat(messages()).contains("later"));
			exported.addAll(this.exporter.getFinishedLogRecordItems());
		});
		List<LogRecordData> replayed = exported.stream().filter((line) -> message(line).startsWith("early")).toList();
		assertThat(replayed).hasSize(EarlyLines.MAXIMUM_SIZE)
			.extracting((line) -> Instant.ofEpochSecond(0, line.getTimestampEpochNanos()))
			.isSorted()
			.allMatch((time) -> !time.isBefore(before) && !time.isAfter(after));
		assertThat(appenders()).isZero();
	}

	@Test
	void shouldForgetEarlyLinesThatNobodyTakes() {
		EarlyLines early = new EarlyLines();
		logger.info("nobody wants it");
		early.close();
		early.close();
		assertThat(appenders()).isZero();
	}

	@Test
	void shouldTakeTheIdsFromTheMdcIfTheLineWasLoggedByAnotherThread() {
		this.enabled.run((context) -> {
			MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
			MDC.put("spanId", "b7ad6b7169203331");
			try {
				logger.info("asynchronous");
			}
			finally {
				MDC.clear();
			}
			context.getBean(ExportLogRecordProcessor.class).forceFlush();
			await().untilAsserted(() -> assertThat(this.exporter.getFinishedLogRecordItems())
				.filteredOn((line) -> "asynchronous".equals(message(line)))
				.singleElement()
				.satisfies((line) -> {
					assertThat(line.getSpanContext().getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
					assertThat(line.getAttributes().asMap()).hasSize(1);
				}));
		});
	}

	@Test
	void shouldNotLoopOnItsOwnLinesNorSendALineTwiceBesideAnotherContext() {
		LogRecordExporter chatty = new ChattyExporter(this.exporter);
		this.runner.withPropertyValues(ENABLED, "tracing.logging.otlp.schedule-delay=10ms")
			.withBean("chatty", LogRecordExporter.class, () -> chatty)
			.run((first) -> this.enabled.run((second) -> {
				logger.info("once");
				first.getBean(ExportLogRecordProcessor.class).forceFlush();
				await().untilAsserted(() -> assertThat(messages()).containsOnlyOnce("once"));
				second.getBean(ExportLogRecordProcessor.class).forceFlush();
				assertThat(messages()).containsOnlyOnce("once").doesNotContain("exporting");
			}));
		assertThat(appenders()).isZero();
	}

	private List<String> messages() {
		return this.exporter.getFinishedLogRecordItems().stream().map(OtlpLogsTests::message).toList();
	}

	private static String message(LogRecordData line) {
		return (line.getBodyValue() != null) ? line.getBodyValue().asString() : "";
	}

	private static String startupLine(ApplicationContext context) {
		StartupReport report = new StartupReport();
		context.getBeansOfType(StartupContributor.class).values().forEach((each) -> each.contribute(report));
		return report.toLine();
	}

	private static long appenders() {
		LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
		return (logback.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("tracing-otlp-logs") != null) ? 1 : 0;
	}

	private record ChattyExporter(LogRecordExporter delegate) implements LogRecordExporter {

		@Override
		public CompletableResultCode export(Collection<LogRecordData> logs) {
			logger.info("exporting");
			return this.delegate.export(logs);
		}

		@Override
		public CompletableResultCode flush() {
			return this.delegate.flush();
		}

		@Override
		public CompletableResultCode shutdown() {
			return this.delegate.shutdown();
		}

	}

}
