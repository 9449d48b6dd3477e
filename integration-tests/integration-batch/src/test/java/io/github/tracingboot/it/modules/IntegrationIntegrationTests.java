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

package io.github.tracingboot.it.modules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Messages of Spring Integration stay in their trace on whatever thread they go on.
 */
@ExtendWith(OutputCaptureExtension.class)
class IntegrationIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start(CapturedOutput output) {
		application = start();
		assertThat(LogLines.awaitAll(output, "Tracing is on")).singleElement().asString().contains("integration");
	}

	// Pollers of queues block a thread while they wait.
	private static RunningApplication start(String... properties) {
		return RunningApplication.start(FlowApplication.class,
				Stream.concat(Stream.of("spring.task.scheduling.pool.size=8"), Stream.of(properties))
					.toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource({ "order, placing", "order, stocking", "order-later, placing", "order-later, stocking", "ship, shipping",
			"remind, reminding", "price, pricing", "complain, apologizing for cannot deal with" })
	void shouldLogTheCallersTraceIdOnEveryThread(String action, String verb, CapturedOutput output) {
		Caller caller = Caller.sampled();
		String order = "order-" + caller.spanId();
		application.get(caller, "/" + action + "/" + order);
		assertThat(LogLines.awaitAll(output, verb + " " + order)).isNotEmpty()
			.allMatch((line) -> line.contains(caller.traceId()), "with " + caller.traceId());
	}

	@Test
	void shouldTrustMessagesOfItsOwnWhenNobodyElseIsTrusted(CapturedOutput output) {
		try (RunningApplication untrusting = start("tracing.propagation.trust.mode=none",
				"tracing.propagation.trust.messages=false")) {
			for (String action : List.of("order", "order-later", "remind", "complain")) {
				Caller caller = Caller.sampled();
				String traceId = untrusting.get(caller, "/" + action + "/untrusted-" + caller.spanId())
					.headers()
					.firstValue("X-Trace-Id")
					.orElseThrow();
				assertThat(traceId).isNotEqualTo(caller.traceId());
				// The ids in front of the line, not those in headers that it shows.
				assertThat(LogLines.awaitAll(output, "untrusted-" + caller.spanId(), "[" + traceId + "-")).isNotEmpty();
				List<SpanData> spans = untrusting.bean(RecordedSpans.class).ofTrace(traceId);
				assertThat(spans).filteredOn((span) -> !span.getParentSpanContext().isValid()).hasSize(1);
				assertThat(spans).filteredOn((span) -> !span.getLinks().isEmpty()).hasSize(1);
			}
		}
	}

	@Test
	void shouldConnectAllSpansOfAMessage() {
		Caller caller = Caller.sampled();
		application.get(caller, "/order/tree");
		List<SpanData> spans = spans().ofTrace(caller.traceId());
		Set<String> ids = spans.stream().map(SpanData::getSpanId).collect(Collectors.toSet());
		assertThat(spans).filteredOn((span) -> !ids.contains(span.getParentSpanId())).hasSize(1);
		assertThat(spans).extracting(SpanData::getName).contains("orders send", "stock send");
	}

	@Test
	void shouldLogTheTraceIdOfTheMessageInTheErrorLineOfAPoller(CapturedOutput output) {
		Caller caller = Caller.sampled();
		application.get(caller, "/complain/about-" + caller.spanId());
		// The message is in the line, too, with its headers.
		assertThat(LogLines.awaitAll(output, "ERROR", "[" + caller.traceId(), "LoggingHandler")).isNotEmpty();
	}

	@Test
	void shouldStartATraceForAMessageThatIsPolledAndNoneForAnEmptyPoll(CapturedOutput output) {
		Mailbox mailbox = application.bean(Mailbox.class);
		spans().clear();
		long polls = mailbox.polls();
		await().until(() -> mailbox.polls() > polls + 20);
		assertThat(spans().all()).isEmpty();
		mailbox.put("first letter");
		mailbox.put("second letter");
		String first = traceId(LogLines.awaitAll(output, "reading first letter"));
		String second = traceId(LogLines.awaitAll(output, "reading second letter"));
		assertThat(first).isNotEqualTo(second);
		assertThat(spans().ofTrace(first)).extracting(SpanData::getParentSpanId).containsOnlyOnce("0000000000000000");
		assertThat(application.bean(ContextBoundary.class).repairs()).isZero();
	}

	@Test
	void shouldLeaveNamesTagsAndCountsOfMetersAsTheyAreWithoutTracing() {
		try (RunningApplication traced = start(); RunningApplication untraced = start("tracing.enabled=false")) {
			Stream.of(traced, untraced).forEach((running) -> {
				running.get(Caller.sampled(), "/order/measured");
				running.get(Caller.sampled(), "/price/measured");
			});
			// What comes after the answer may be measured later.
			await().untilAsserted(() -> assertThat(meters(traced)).isEqualTo(meters(untraced))
				.anyMatch((meter) -> meter.contains("pricesFlow.channel#0")));
		}
	}

	private static Set<String> meters(RunningApplication application) {
		return application.bean(MeterRegistry.class)
			.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith("spring.integration"))
			.map((meter) -> meter.getId() + " " + ((meter instanceof Timer timer) ? timer.count() : ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String traceId(List<String> lines) {
		return lines.get(0).replaceFirst(".*\\[([0-9a-f]{32})-[0-9a-f]{16}].*", "$1");
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

}
