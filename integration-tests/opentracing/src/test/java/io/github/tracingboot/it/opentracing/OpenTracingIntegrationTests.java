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

package io.github.tracingboot.it.opentracing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Code that speaks OpenTracing, between requests, observations and calls.
 */
@ExtendWith(OutputCaptureExtension.class)
class OpenTracingIntegrationTests {

	private static final Pattern IDS = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(OpenTracingApplication.class, "spring.application.name=shop");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldBeInOneTreeWithRequestsObservationsAndCalls() {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/orders/17").body()).isEqualTo("acme");
		List<SpanData> spans = application.bean(RecordedSpans.class).ofTrace(caller.traceId());
		Map<String, SpanData> byName = spans.stream()
			.filter((span) -> span.getKind() == SpanKind.INTERNAL)
			.collect(Collectors.toMap(SpanData::getName, Function.identity()));
		SpanData server = server(spans, "/orders/17");
		assertThat(server.getParentSpanId()).isEqualTo(caller.spanId());
		assertThat(server.getAttributes().get(AttributeKey.stringKey("order"))).isEqualTo("17");
		assertThat(byName.get("choose").getParentSpanId()).isEqualTo(server.getSpanId());
		assertThat(byName.get("pack").getParentSpanId()).isEqualTo(byName.get("choose").getSpanId());
		assertThat(byName.get("wrap").getParentSpanId()).isEqualTo(byName.get("pack").getSpanId());
		SpanData client = spans.stream().filter((span) -> span.getKind() == SpanKind.CLIENT).findFirst().orElseThrow();
		assertThat(client.getParentSpanId()).isEqualTo(byName.get("choose").getSpanId());
		assertThat(server(spans, "/stock/17").getParentSpanId()).isEqualTo(client.getSpanId());
	}

	private static SpanData server(List<SpanData> spans, String path) {
		return spans.stream()
			.filter((span) -> span.getKind() == SpanKind.SERVER
					&& path.equals(span.getAttributes().get(AttributeKey.stringKey("url.path"))))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void shouldLogTheSpanThatOpenTracingMadeCurrent(CapturedOutput output) {
		Caller caller = Caller.sampled();
		application.get(caller, "/orders/18");
		List<SpanData> spans = application.bean(RecordedSpans.class).ofTrace(caller.traceId());
		assertThat(ids(output, "order 18")).isEqualTo(caller.traceId() + "-" + server(spans, "/orders/18").getSpanId());
		assertThat(ids(output, "choosing 18")).isEqualTo(caller.traceId() + "-" + span(spans, "choose").getSpanId());
		assertThat(ids(output, "packing 18 in " + span(spans, "pack").getSpanId()))
			.isEqualTo(caller.traceId() + "-" + span(spans, "pack").getSpanId());
		assertThat(ids(output, "stock 18")).isEqualTo(caller.traceId() + "-" + server(spans, "/stock/18").getSpanId());
		assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	private static SpanData span(List<SpanData> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private static String ids(CapturedOutput output, String text) {
		Matcher ids = IDS.matcher(LogLines.awaitAll(output, text).get(0));
		assertThat(ids.find()).as("ids of " + text).isTrue();
		return ids.group(1) + "-" + ids.group(2);
	}

	@Test
	void shouldSeeBaggageThatComesIn() {
		assertThat(application.get(Caller.sampled(), "/stock/19", "baggage", "tenant=other").body()).isEqualTo("other");
	}

	@Test
	void shouldSendBaggageAndIdsOfARequestThatIsNotRecorded(CapturedOutput output) {
		Caller caller = Caller.unsampled();
		assertThat(application.get(caller, "/orders/20").body()).isEqualTo("acme");
		assertThat(ids(output, "stock 20")).startsWith(caller.traceId());
		assertThat(application.bean(RecordedSpans.class).all())
			.noneMatch((span) -> span.getTraceId().equals(caller.traceId()));
	}

}
