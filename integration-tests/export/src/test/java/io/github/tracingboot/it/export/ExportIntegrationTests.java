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

package io.github.tracingboot.it.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.tracingboot.export.BackendState;
import io.github.tracingboot.export.BackendStatus;
import io.github.tracingboot.export.ExportStatus;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Export of a real application to backends in every state of health.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExportIntegrationTests {

	private static final String NEVER = "management.opentelemetry.tracing.export.schedule-delay=1d";

	@Test
	void shouldRunWithoutBackendAndStartNoThread(CapturedOutput output) {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (ConfigurableApplicationContext context = ExportingApplication.run()) {
			ExportingApplication.spans(context, 10);
			Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
			started.removeAll(before);
			assertThat(started).extracting(Thread::getName)
				.noneMatch((name) -> name.contains("BatchSpanProcessor") || name.startsWith("tracing-export"));
		}
		assertThat(output).contains("backends: none (ids only)").doesNotContain("WARN").doesNotContain("ERROR");
	}

	@Test
	void shouldDeliverToHealthyBackendWhileOneRefusesAndOneHangs() {
		try (FakeBackend healthy = FakeBackend.healthy();
				FakeBackend hanging = FakeBackend.hanging();
				ConfigurableApplicationContext context = ExportingApplication.run(
						List.of(RefusedBackendConfiguration.class), "tracing.export.to=zipkin,otlp",
						"tracing.export.zipkin.endpoint=" + healthy.address(),
						"tracing.export.otlp.endpoint=" + hanging.address(), "tracing.export.otlp.timeout=10m",
						"tracing.export.shutdown-timeout=1s", "test.dead-port=" + FakeBackend.deadPort())) {
			ExportingApplication.span(context, "first");
			await().untilAsserted(() -> {
				assertThat(hanging.requests()).isNotEmpty();
				assertThat(status(context, "refusedExporter").state()).isEqualTo(BackendState.DOWN);
			});
			List<String> expected = new ArrayList<>(ExportingApplication.spans(context, 1000));
			expected.add("first");
			await()
				.untilAsserted(() -> assertThat(healthy.zipkinNames()).containsExactlyInAnyOrderElementsOf(expected));
			assertThat(status(context, "zipkin")).returns(1001L, BackendStatus::exported)
				.returns(0L, BackendStatus::failed)
				.returns(0L, BackendStatus::dropped);
			assertThat(status(context, "otlp").exported()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "otlp", "elasticsearch" })
	void shouldWarnOnceWhenBackendDiesAndInformOnceWhenItIsBack(String backend, CapturedOutput output) {
		int port = FakeBackend.deadPort();
		try (ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=" + backend,
				"tracing.export." + backend + ".endpoint=localhost:" + port,
				"tracing.export." + backend + ".timeout=100ms")) {
			for (int i = 1; i <= 5; i++) {
				ExportingApplication.span(context, "lost");
				long lost = i;
				await().untilAsserted(() -> assertThat(status(context, backend).failed()).isEqualTo(lost));
			}
			try (FakeBackend revived = FakeBackend.healthyAt(port)) {
				ExportingApplication.span(context, "found");
				await().untilAsserted(() -> assertThat(revived.requests()).isNotEmpty());
				await().untilAsserted(() -> assertThat(status(context, backend).state()).isEqualTo(BackendState.UP));
			}
		}
		assertThat(linesWith(output, " WARN ")).singleElement()
			.asString()
			.contains(backend + " (http://localhost:" + port, "is down", "ConnectException");
		assertThat(linesWith(output, "is back after")).singleElement()
			.asString()
			.contains(" INFO ", "5 spans were lost");
		assertThat(output).doesNotContain("ERROR").doesNotContain("\tat ");
	}

	@Test
	void shouldLetLogLevelOfApplicationBeatSilenceOfOtlpExporter(CapturedOutput output) {
		try (FakeBackend failing = FakeBackend.answering(400);
				ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=otlp",
						"tracing.export.otlp.endpoint=" + failing.address(),
						"logging.level.io.opentelemetry.exporter.internal.http.HttpExporter=warn")) {
			ExportingApplication.span(context, "lost");
			await().untilAsserted(() -> assertThat(output).contains("Server responded with HTTP status code 400"));
		}
	}

	@Test
	void shouldSayWhichStatusABackendAnswersWith(CapturedOutput output) {
		try (FakeBackend wrongPath = FakeBackend.answering(404);
				ConfigurableApplicationContext context = ExportingApplication.run(
						"tracing.export.to=zipkin,otlp,elasticsearch",
						"tracing.export.zipkin.endpoint=" + wrongPath.address(),
						"tracing.export.elasticsearch.endpoint=" + wrongPath.address(),
						"tracing.export.elasticsearch.template.enabled=false",
						"tracing.export.otlp.endpoint=" + wrongPath.address())) {
			ExportingApplication.span(context, "lost");
			await().untilAsserted(() -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.allMatch((status) -> status.state() == BackendState.DOWN));
		}
		assertThat(linesWith(output, "is down: it answers with HTTP status 404")).hasSize(3);
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void shouldDeliverSpansThatEndedJustBeforeShutdown(CapturedOutput output) {
		try (FakeBackend zipkin = FakeBackend.healthy();
				FakeBackend otlp = FakeBackend.healthy();
				FakeBackend elasticsearch = FakeBackend.healthy()) {
			List<String> names;
			try (ConfigurableApplicationContext context = ExportingApplication.run(
					"tracing.export.to=zipkin,otlp,elasticsearch", NEVER,
					"tracing.export.zipkin.endpoint=" + zipkin.address(),
					"tracing.export.elasticsearch.endpoint=" + elasticsearch.address(),
					"tracing.export.otlp.endpoint=" + otlp.address())) {
				names = ExportingApplication.spans(context, 20);
			}
			assertThat(zipkin.zipkinNames()).containsExactlyElementsOf(names);
			assertThat(otlp.otlpSpans()).extracting(Span::getName).containsExactlyElementsOf(names);
			assertThat(elasticsearch.elasticsearchNames()).containsExactlyElementsOf(names);
		}
		assertThat(output).doesNotContain("not delivered").doesNotContain(" WARN ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "otlp", "elasticsearch" })
	void shouldEndInTimeAndSayWhatIsLostWhenBackendHangs(String backend, CapturedOutput output) throws Exception {
		try (FakeBackend hanging = FakeBackend.hanging()) {
			ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=" + backend, NEVER,
					"tracing.export." + backend + ".endpoint=" + hanging.address(),
					"tracing.export." + backend + ".timeout=10m", "tracing.export.shutdown-timeout=500ms");
			ExportingApplication.spans(context, 20);
			CompletableFuture<Void> closing = CompletableFuture.runAsync(context::close);
			assertThatNoException().isThrownBy(() -> closing.get(1, TimeUnit.MINUTES));
			assertThat(hanging.requests()).isNotEmpty();
		}
		assertThat(linesWith(output, "Spans not delivered before the application ended: " + backend + ": 20"))
			.hasSize(1);
		assertThat(output).doesNotContain("\tat ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "otlp", "elasticsearch" })
	void shouldEndInTimeAndSayWhatIsLostWhenBackendIsDead(String backend, CapturedOutput output) {
		try (ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=" + backend, NEVER,
				"tracing.export." + backend + ".endpoint=localhost:" + FakeBackend.deadPort(),
				"tracing.export.shutdown-timeout=500ms")) {
			ExportingApplication.spans(context, 20);
		}
		assertThat(linesWith(output, "Spans not delivered before the application ended: " + backend + ": 20"))
			.hasSize(1);
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void shouldSendCredentialsButNeverShowThem(CapturedOutput output) {
		int port = FakeBackend.deadPort();
		try (ConfigurableApplicationContext context = ExportingApplication.run(
				"tracing.export.to=zipkin,otlp,elasticsearch",
				"tracing.export.zipkin.endpoint=http://me:s3cret@localhost:" + port + "/api/v2/spans?key=s3cret",
				"tracing.export.elasticsearch.endpoint=http://me:s3cret@localhost:" + port + "/es?key=s3cret",
				"tracing.export.elasticsearch.headers.x-token=s3cret",
				"tracing.export.otlp.endpoint=http://me:s3cret@localhost:" + port + "/v1/traces?key=s3cret",
				"tracing.export.otlp.timeout=100ms", "tracing.export.zipkin.headers.x-token=s3cret",
				"tracing.export.otlp.headers.x-token=s3cret")) {
			ExportingApplication.span(context, "lost");
			await().untilAsserted(() -> assertThat(context.getBean(ExportStatus.class).getBackends())
				.allMatch((status) -> status.state() == BackendState.DOWN));
			assertThat(context.getBean(ExportStatus.class).getBackends().toString()).doesNotContain("s3cret");
			try (FakeBackend revived = FakeBackend.healthyAt(port)) {
				ExportingApplication.span(context, "found");
				await().untilAsserted(() -> assertThat(revived.requests()).extracting(FakeBackend.Request::path)
					.contains("/api/v2/spans?key=s3cret", "/v1/traces?key=s3cret",
							"/es/_index_template/traces-spring?key=s3cret"));
				assertThat(revived.requests()).allSatisfy((request) -> {
					assertThat(request.headers().getFirst("Authorization")).isEqualTo("Basic bWU6czNjcmV0");
					assertThat(request.headers().getFirst("x-token")).isEqualTo("s3cret");
				});
			}
		}
		assertThat(output).contains("http://******@localhost:" + port)
			.doesNotContain("s3cret")
			.doesNotContain("bWU6czNjcmV0");
	}

	@ParameterizedTest
	@CsvSource({ "api-key=id:s3cret,, ApiKey aWQ6czNjcmV0", "username=me, password=s3cret, Basic bWU6czNjcmV0" })
	void shouldSendCredentialsForElasticsearchButNeverShowThem(String first, @Nullable String second, String header,
			CapturedOutput output) {
		try (FakeBackend failing = FakeBackend.answering(403);
				ConfigurableApplicationContext context = ExportingApplication.run("tracing.export.to=elasticsearch",
						"tracing.export.elasticsearch.endpoint=" + failing.address(),
						"tracing.export.elasticsearch." + first,
						"tracing.export.elasticsearch." + ((second != null) ? second : "index=spans"))) {
			ExportingApplication.span(context, "lost");
			await()
				.untilAsserted(() -> assertThat(status(context, "elasticsearch").state()).isEqualTo(BackendState.DOWN));
			assertThat(failing.requests()).isNotEmpty()
				.allSatisfy((request) -> assertThat(request.headers().getFirst("Authorization")).isEqualTo(header));
		}
		assertThat(linesWith(output, " WARN ")).hasSize(2);
		assertThat(output).doesNotContain("s3cret").doesNotContain("bWU6czNjcmV0").doesNotContain("aWQ6czNjcmV0");
	}

	@Test
	void shouldSpeakOtlp() {
		try (FakeBackend otlp = FakeBackend.healthy();
				ConfigurableApplicationContext context = ExportingApplication.run(
						"management.opentelemetry.tracing.export.otlp.endpoint=http://" + otlp.address(),
						"tracing.export.otlp.compression=gzip")) {
			ExportingApplication.span(context, "hello");
			await().untilAsserted(() -> assertThat(otlp.otlpSpans()).hasSize(1));
			FakeBackend.Request request = otlp.requests().get(0);
			assertThat(request.path()).isEqualTo("/v1/traces");
			assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
			assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/x-protobuf");
			ResourceSpans resource = request.otlp().getResourceSpans(0);
			assertThat(resource.getResource().getAttributesList())
				.anyMatch((attribute) -> attribute.getKey().equals("service.name")
						&& attribute.getValue().getStringValue().equals("exporting"));
			Span span = resource.getScopeSpans(0).getSpans(0);
			assertThat(span.getName()).isEqualTo("hello");
			assertThat(span.getTraceId().size()).isEqualTo(16);
			assertThat(span.getSpanId().size()).isEqualTo(8);
			assertThat(span.getEndTimeUnixNano()).isGreaterThanOrEqualTo(span.getStartTimeUnixNano());
		}
	}

	@Test
	void shouldHintAtPortOfGrpc(CapturedOutput output) {
		ExportingApplication.run("tracing.export.to=otlp", "tracing.export.otlp.endpoint=localhost:4317").close();
		assertThat(linesWith(output, " WARN ")).singleElement().asString().contains("4317", "gRPC", "4318");
	}

	private static BackendStatus status(ConfigurableApplicationContext context, String backend) {
		return context.getBean(ExportStatus.class)
			.getBackends()
			.stream()
			.filter((status) -> status.name().equals(backend))
			.findFirst()
			.orElseThrow();
	}

	private static Stream<String> linesWith(CapturedOutput output, String text) {
		return output.toString().lines().filter((line) -> line.contains(text));
	}

	@Configuration(proxyBeanMethods = false)
	static class RefusedBackendConfiguration {

		// The return type hides the exporter from conditions that look for its class.
		@Bean
		SpanExporter refusedExporter(Environment environment) {
			SpanExporter exporter = OtlpHttpSpanExporter.builder()
				.setEndpoint("http://localhost:" + environment.getRequiredProperty("test.dead-port"))
				.setRetryPolicy(null)
				.build();
			return new DelegatingExporter(exporter);
		}

	}

}
