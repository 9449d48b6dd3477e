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

package io.github.tracingboot.it.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running application whose callers can be called, and the service that they call.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractClientIntegrationTests {

	// Sampled; newer versions of OpenTelemetry say that the id is random, too.
	private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-0[13]");

	private final Class<?> applicationClass;

	private final List<String> arguments;

	Downstream downstream;

	ConfigurableApplicationContext application;

	private RestClient caller;

	private RecordedSpans spans;

	AbstractClientIntegrationTests(Class<?> applicationClass, String... arguments) {
		this.applicationClass = applicationClass;
		this.arguments = List.of(arguments);
	}

	@BeforeAll
	void start() throws IOException {
		this.downstream = new Downstream();
		List<String> allArguments = new ArrayList<>(this.arguments);
		allArguments.addAll(List.of("--server.port=0", "--spring.application.name=calling",
				"--downstream.url=" + this.downstream.url()));
		this.application = new SpringApplicationBuilder(this.applicationClass).run(allArguments.toArray(String[]::new));
		this.spans = this.application.getBean(RecordedSpans.class);
		this.caller = RestClient
			.create("http://localhost:" + this.application.getEnvironment().getProperty("local.server.port"));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.downstream.close();
	}

	@BeforeEach
	void reset() {
		this.downstream.reset();
		this.spans.reset();
	}

	SpanData callAndAssertOneClientSpanWithTheLoggedIds(String name, CapturedOutput output) {
		assertThat(call(name, "/ok")).isEqualTo("done");
		assertThat(this.downstream.requests()).hasSize(1);
		Matcher traceparent = traceparent(this.downstream.requests().get(0));
		assertThat(loggedTraceId(output, name)).isEqualTo(traceparent.group(1));
		List<SpanData> trace = finishedTrace(traceparent.group(1));
		assertThat(trace).extracting(SpanData::getKind).containsExactlyInAnyOrder(SpanKind.SERVER, SpanKind.CLIENT);
		SpanData client = only(trace, SpanKind.CLIENT);
		assertThat(client.getSpanId()).isEqualTo(traceparent.group(2));
		assertThat(client.getParentSpanId()).isEqualTo(only(trace, SpanKind.SERVER).getSpanId());
		return client;
	}

	String call(String name, String path, String... headers) {
		RestClient.RequestHeadersSpec<?> request = this.caller.get().uri("/call?caller={name}&path={path}", name, path);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return request.retrieve().body(String.class);
	}

	static String loggedTraceId(CapturedOutput output, String name) {
		Matcher line = Pattern.compile("(?m)^.*?\\b([0-9a-f]{32})\\b.*calling by " + name + "$")
			.matcher(output.getAll());
		String traceId = null;
		while (line.find()) {
			traceId = line.group(1);
		}
		return traceId;
	}

	static Matcher traceparent(Map<String, List<String>> headers) {
		assertThat(headers.get("traceparent")).hasSize(1);
		Matcher matcher = TRACEPARENT.matcher(headers.get("traceparent").get(0));
		assertThat(matcher.matches()).isTrue();
		return matcher;
	}

	List<SpanData> finishedTrace() {
		Awaitility.await().until(() -> !this.spans.clientSpans().isEmpty());
		return finishedTrace(this.spans.clientSpans().get(0).getTraceId());
	}

	List<SpanData> finishedTrace(String traceId) {
		Awaitility.await()
			.until(() -> this.spans.ofTrace(traceId).stream().anyMatch((span) -> span.getKind() == SpanKind.SERVER));
		Awaitility.await().until(() -> !this.spans.clientSpans().isEmpty());
		return this.spans.ofTrace(traceId);
	}

	static SpanData only(List<SpanData> trace, SpanKind kind) {
		List<SpanData> spans = trace.stream().filter((span) -> span.getKind() == kind).toList();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	static String text(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	static Long number(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.longKey(key));
	}

}
