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

package io.github.tracingboot.it.grpc;

import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.grpc.StatusRuntimeException;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServerRequest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls over gRPC, observed by Spring Boot.
 */
@ExtendWith(OutputCaptureExtension.class)
class GrpcIntegrationTests {

	private static ConfigurableApplicationContext application;

	@BeforeAll
	static void start() {
		application = new SpringApplicationBuilder(GrpcApplication.class).run("--spring.grpc.server.port=0",
				"--tracing.propagation.preset=istio", "--logging.pattern.level=%5p <%X{x-request-id:-}>");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldKeepTheTraceFromClientToServer(CapturedOutput output) {
		String traceId = call(application, 7);
		assertThat(LogLines.awaitAll(output, "serving 7")).singleElement().asString().contains(traceId);
		List<SpanData> spans = application.getBean(RecordedSpans.class).ofTrace(traceId);
		SpanData client = ofKind(spans, SpanKind.CLIENT);
		SpanData server = ofKind(spans, SpanKind.SERVER);
		assertThat(server.getParentSpanId()).isEqualTo(client.getSpanId());
		assertThat(server.getName()).isEqualTo("grpc.channelz.v1.Channelz/GetServer");
	}

	@Test
	void shouldKeepTheTraceOfACallThatFails(CapturedOutput output) {
		String traceId = call(application, -1);
		assertThat(LogLines.awaitAll(output, "serving -1")).singleElement().asString().contains(traceId);
		assertThat(application.getBean(RecordedSpans.class).ofTrace(traceId)).hasSize(3);
	}

	@Test
	void shouldMakeNoSpansWhenSwitchedOff(CapturedOutput output) {
		try (ConfigurableApplicationContext unobserved = new SpringApplicationBuilder(GrpcApplication.class)
			.run("--spring.grpc.server.port=0", "--tracing.instrument.grpc.enabled=false")) {
			String traceId = call(unobserved, 8);
			LogLines.awaitAll(output, "serving 8");
			assertThat(unobserved.getBean(RecordedSpans.class).all()).extracting(SpanData::getTraceId)
				.containsExactly(traceId);
		}
	}

	@Test
	void shouldBeginATraceForCallsOfWhoIsNotTrusted(CapturedOutput output) {
		try (ConfigurableApplicationContext untrusting = new SpringApplicationBuilder(GrpcApplication.class)
			.run("--spring.grpc.server.port=0", "--tracing.propagation.trust.mode=none")) {
			String traceId = call(untrusting, 18);
			String line = LogLines.awaitAll(output, "serving 18").get(0);
			assertThat(line).containsPattern("\\[[0-9a-f]{32}-[0-9a-f]{16}]").doesNotContain(traceId);
			RecordedSpans recorded = untrusting.getBean(RecordedSpans.class);
			SpanData client = ofKind(recorded.ofTrace(traceId), SpanKind.CLIENT);
			SpanData server = ofKind(recorded.ofTrace(line.replaceFirst(".*\\[([0-9a-f]{32})-.*", "$1")),
					SpanKind.SERVER);
			assertThat(server.getParentSpanContext().isValid()).isFalse();
			assertThat(server.getLinks()).singleElement()
				.satisfies((link) -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(client.getSpanId()));
		}
	}

	@Test
	void shouldForwardHeadersAsFarAsTheyAreText(CapturedOutput output) {
		Tracer tracer = application.getBean(Tracer.class);
		Span span = application.getBean(Propagator.class)
			.extract(Map.of("x-request-id", "the callers", "grpc-trace-bin", "AAA="), Map::get)
			.start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
			client(application).getServer(GetServerRequest.newBuilder().setServerId(9).build());
		}
		assertThat(LogLines.awaitAll(output, "serving 9")).singleElement().asString().contains("<the callers>");
	}

	@Test
	void shouldServeCallsWhenTheHeaderOfTheSecretCanNotBeText(CapturedOutput output) {
		try (ConfigurableApplicationContext untrusting = new SpringApplicationBuilder(GrpcApplication.class).run(
				"--spring.grpc.server.port=0", "--tracing.propagation.trust.mode=rules",
				"--tracing.propagation.trust.header.name=caller-bin",
				"--tracing.propagation.trust.header.value=open sesame")) {
			String traceId = call(untrusting, 19);
			assertThat(LogLines.awaitAll(output, "serving 19")).singleElement().asString().doesNotContain(traceId);
		}
	}

	private static ChannelzGrpc.ChannelzBlockingStub client(ConfigurableApplicationContext application) {
		return GrpcApplication.client(application.getBean(GrpcChannelFactory.class),
				application.getBean(GrpcServerLifecycle.class).getPort());
	}

	private static String call(ConfigurableApplicationContext application, int id) {
		ChannelzGrpc.ChannelzBlockingStub client = client(application);
		GetServerRequest request = GetServerRequest.newBuilder().setServerId(id).build();
		Observation.createNotStarted("caller-" + id, application.getBean(ObservationRegistry.class)).observe(() -> {
			if (id < 0) {
				assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> client.getServer(request));
			}
			else {
				client.getServer(request);
			}
		});
		return application.getBean(RecordedSpans.class)
			.all()
			.stream()
			.filter((span) -> span.getName().equals("caller-" + id))
			.findFirst()
			.orElseThrow()
			.getTraceId();
	}

	private static SpanData ofKind(List<SpanData> spans, SpanKind kind) {
		return spans.stream().filter((span) -> span.getKind() == kind).findFirst().orElseThrow();
	}

}
