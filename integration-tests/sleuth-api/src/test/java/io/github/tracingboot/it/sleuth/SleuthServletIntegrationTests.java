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

package io.github.tracingboot.it.sleuth;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.sleuth.servlet.ServletApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application on Spring MVC whose code knows only Sleuth's API and annotations.
 */
@ExtendWith(OutputCaptureExtension.class)
class SleuthServletIntegrationTests {

	@Test
	void shouldLogAndRecordOneTraceOfEverythingThatARequestDoes(CapturedOutput output) {
		try (RunningApplication application = start()) {
			Caller caller = Caller.sampled();
			assertThat(application.get(caller, "/orders/pen").body()).isEqualTo("tenant acme, baggage acme");
			List<SpanData> trace = trace(application, caller.traceId(), "confirm order");
			Map<String, SpanData> spans = trace.stream()
				.filter((span) -> span.getKind() != SpanKind.CLIENT)
				.collect(Collectors.toMap(SpanData::getName, Function.identity()));
			SpanData order = spans.get("GET /orders/{item}");
			assertThat(order.getKind()).isEqualTo(SpanKind.SERVER);
			assertThat(order.getParentSpanId()).isEqualTo(caller.spanId());
			assertLogged(output, "order of pen", order);
			assertLogged(output, "discount for pen", order);
			assertThat(tag(order, "order.item")).isEqualTo("pen");
			assertThat(tag(order, "discounted")).isEqualTo("pen");
			assertThat(order.getEvents()).extracting(EventData::getName).contains("discount.before", "discount.after");
			SpanData price = spans.get("look-up-price");
			assertThat(price.getParentSpanId()).isEqualTo(order.getSpanId());
			assertThat(tag(price, "item")).isEqualTo("pen");
			assertLogged(output, "price of pen", price);
			SpanData check = spans.get("check");
			assertThat(check.getParentSpanId()).isEqualTo(order.getSpanId());
			assertLogged(output, "checking pen", check);
			assertLogged(output, "packing pen", check);
			SpanData client = trace.stream()
				.filter((span) -> span.getKind() == SpanKind.CLIENT)
				.findFirst()
				.orElseThrow();
			assertThat(client.getParentSpanId()).isEqualTo(check.getSpanId());
			SpanData stock = spans.get("GET /stock/{item}");
			assertThat(stock.getParentSpanId()).isEqualTo(client.getSpanId());
			assertThat(spans.get("count").getParentSpanId()).isEqualTo(stock.getSpanId());
			assertLogged(output, "stock of pen", spans.get("count"));
			assertLogged(output, "confirming pen", spans.get("confirm order"));
			assertThat(output).containsPattern("instrumented: .*sleuth annotations, sleuth api")
				.doesNotContain(" WARN ")
				.doesNotContain(" ERROR ");
		}
	}

	@Test
	void shouldLeaveNothingBehindForTheNextRequestOfTheThread(CapturedOutput output) {
		try (RunningApplication application = start("server.tomcat.threads.max=2",
				"server.tomcat.threads.min-spare=2")) {
			application.get(Caller.sampled(), "/orders/ink");
			for (int i = 0; i < 4; i++) {
				Caller next = Caller.sampled();
				assertThat(application.get(next, "/idle").body()).isEqualTo("baggage {}");
				assertThat(LogLines.awaitAll(output, ": idle", next.traceId())).hasSize(1);
			}
			assertThat(output).doesNotContain(" WARN ").doesNotContain("still carried");
		}
	}

	@Test
	void shouldKeepSpansOfTwoApplicationsInOneJvmApart() {
		try (RunningApplication first = start(); RunningApplication second = start()) {
			Caller one = Caller.sampled();
			Caller other = Caller.sampled();
			first.get(one, "/orders/pen");
			second.get(other, "/orders/pen");
			assertThat(first.bean(RecordedSpans.class).ofTrace(one.traceId())).isNotEmpty();
			assertThat(second.bean(RecordedSpans.class).ofTrace(other.traceId())).isNotEmpty();
			assertThat(first.bean(RecordedSpans.class).all()).extracting(SpanData::getTraceId)
				.doesNotContain(other.traceId());
			assertThat(second.bean(RecordedSpans.class).all()).extracting(SpanData::getTraceId)
				.doesNotContain(one.traceId());
			first.close();
			Caller later = Caller.sampled();
			assertThat(second.get(later, "/orders/cap").body()).isEqualTo("tenant acme, baggage acme");
			assertThat(second.bean(RecordedSpans.class).ofTrace(later.traceId())).extracting(SpanData::getName)
				.contains("look-up-price");
		}
	}

	@Test
	void shouldAnswerAlikeWhenTracingIsSwitchedOff() {
		try (RunningApplication application = start("tracing.enabled=false")) {
			assertThat(application.get(application.port(), "/idle").body()).isEqualTo("baggage {}");
			assertThat(application.get(application.port(), "/orders/pen").statusCode()).isEqualTo(200);
		}
	}

	private static RunningApplication start(String... properties) {
		String[] all = Stream
			.concat(Stream.of("management.tracing.baggage.remote-fields=tenant"), Stream.of(properties))
			.toArray(String[]::new);
		return RunningApplication.start(ServletApplication.class, all);
	}

	private static List<SpanData> trace(RunningApplication application, String traceId, String last) {
		RecordedSpans recorded = application.bean(RecordedSpans.class);
		await().untilAsserted(() -> assertThat(recorded.ofTrace(traceId)).extracting(SpanData::getName).contains(last));
		return recorded.ofTrace(traceId);
	}

	private static void assertLogged(CapturedOutput output, String message, SpanData span) {
		assertThat(LogLines.awaitAll(output, message)).singleElement()
			.asString()
			.contains("[" + span.getTraceId() + "-" + span.getSpanId() + "]");
	}

	private static String tag(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
