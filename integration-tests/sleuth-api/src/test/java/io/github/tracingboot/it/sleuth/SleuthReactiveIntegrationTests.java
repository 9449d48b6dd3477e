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

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.sleuth.reactive.ReactiveApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on WebFlux whose code knows only Sleuth's API and annotations.
 */
@ExtendWith(OutputCaptureExtension.class)
class SleuthReactiveIntegrationTests {

	@Test
	void shouldRunWhatAnAnnotatedMethodReturnsInASpanOfItsOwn(CapturedOutput output) {
		try (RunningApplication application = start()) {
			Caller caller = Caller.sampled();
			assertThat(application.get(caller, "/prices/pen").body()).isEqualTo("3");
			List<SpanData> spans = application.bean(RecordedSpans.class).ofTrace(caller.traceId());
			SpanData server = span(spans, "GET /prices/{item}");
			SpanData price = span(spans, "look up price");
			assertThat(price.getParentSpanId()).isEqualTo(server.getSpanId());
			assertThat(tag(price, "item")).isEqualTo("pen");
			assertThat(tag(price, "class")).isEqualTo("ReactivePrices");
			assertThat(tag(price, "method")).isEqualTo("price");
			SpanData client = spans.stream()
				.filter((span) -> span.getKind() == SpanKind.CLIENT)
				.findFirst()
				.orElseThrow();
			assertThat(client.getParentSpanId()).isEqualTo(price.getSpanId());
			assertThat(client.getEndEpochNanos()).isLessThanOrEqualTo(price.getEndEpochNanos());
			assertLogged(output, "price of pen", price);
			assertLogged(output, "answer for pen in " + server.getSpanId(), server);
			assertThat(tag(span(spans, "GET /stock/{item}"), "counted")).isEqualTo("pen");
			assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

	@Test
	void shouldContinueTheSpanOfTheRequest(CapturedOutput output) {
		try (RunningApplication application = start()) {
			Caller caller = Caller.sampled();
			assertThat(application.get(caller, "/list/ink").body()).isEqualTo("12");
			SpanData server = application.bean(RecordedSpans.class).serverSpan(caller.traceId());
			assertThat(tag(server, "listed")).isEqualTo("ink");
			assertThat(server.getEvents()).extracting(EventData::getName)
				.containsExactly("listing.before", "listing.after");
			assertThat(LogLines.awaitAll(output, ": listing ink", caller.traceId() + "-" + server.getSpanId()))
				.hasSize(2);
		}
	}

	private static RunningApplication start() {
		return RunningApplication.start(ReactiveApplication.class, "spring.main.web-application-type=reactive");
	}

	private static SpanData span(List<SpanData> spans, String name) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
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
