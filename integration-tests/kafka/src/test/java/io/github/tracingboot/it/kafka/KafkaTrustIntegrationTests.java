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

package io.github.tracingboot.it.kafka;

import java.util.List;
import java.util.function.Predicate;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whom an application trusts that gets records.
 */
@ExtendWith(OutputCaptureExtension.class)
class KafkaTrustIntegrationTests {

	@Test
	void shouldTrustWhoeverMayWriteToTheBroker(CapturedOutput output) {
		try (Shop shop = new Shop(ShopApplication.class, "tracing.propagation.trust.mode=none")) {
			Caller caller = Caller.sampled();
			shop.peer().send("orders", "trusted", "traceparent", caller.traceparent());
			assertThat(LogLines.awaitAll(output, "order trusted")).singleElement()
				.asString()
				.contains("[" + caller.traceId());
		}
	}

	@Test
	void shouldBeginATraceForEachRecordWhenMessagesAreNotTrusted(CapturedOutput output) {
		try (Shop shop = new Shop(ShopApplication.class, "tracing.propagation.trust.mode=rules",
				"tracing.propagation.trust.messages=false", "tracing.propagation.trust.networks=0.0.0.0/0,::/0",
				"tracing.propagation.trust.header.name=caller", "tracing.propagation.trust.header.value=open sesame")) {
			Caller caller = Caller.sampled();
			shop.peer().send("orders", "one", "traceparent", caller.traceparent(), "baggage", "tenant=acme");
			SpanData single = assertLinked(shop, traceId(output, "order one"), caller);
			assertThat(single.getLinks()).hasSize(1);

			shop.peer().send("batches", "two", "traceparent", caller.traceparent());
			SpanData record = assertLinked(shop, traceId(output, "in batch two"), caller);
			SpanData batch = assertLinked(shop, traceId(output, "after batch of"), caller);
			assertThat(record.getLinks()).extracting((link) -> link.getSpanContext().getSpanId())
				.containsExactly(caller.spanId(), batch.getSpanId());

			shop.peer().send("orders", "known", "traceparent", caller.traceparent(), "caller", "open sesame");
			assertThat(traceId(output, "order known")).isEqualTo(caller.traceId());
		}
	}

	@Test
	void shouldGiveEachAttemptATraceWithALinkWhenMessagesAreNotTrusted(CapturedOutput output) {
		try (Shop shop = new Shop(ShopApplication.class, "tracing.propagation.trust.mode=none",
				"tracing.propagation.trust.messages=false")) {
			Caller caller = Caller.sampled();
			shop.peer().send("fragile", "bad apple", "traceparent", caller.traceparent());
			LogLines.awaitAll(output, "dead letter of fragile-dlt");
			List<String> lines = LogLines.all(output, "fragile bad apple");
			assertThat(lines).hasSize(3);
			assertThat(lines.stream().map(Shop::traceId)).doesNotContain(caller.traceId())
				.doesNotHaveDuplicates()
				.allSatisfy((traceId) -> assertThat(traceId).hasSize(32));
			await().untilAsserted(() -> assertThat(shop.spans().all().stream().filter(linkedTo(caller))).hasSize(3));
			assertThat(LogLines.all(output, "Record in retry and not yet recovered"))
				.allSatisfy((line) -> assertThat(lines.stream().map(Shop::traceId)).contains(Shop.traceId(line)));
		}
	}

	private static Predicate<SpanData> linkedTo(Caller caller) {
		return (span) -> span.getLinks()
			.stream()
			.anyMatch((link) -> link.getSpanContext().getSpanId().equals(caller.spanId()));
	}

	private static String traceId(CapturedOutput output, String text) {
		return Shop.traceId(LogLines.awaitAll(output, text).get(0));
	}

	private static SpanData assertLinked(Shop shop, String traceId, Caller caller) {
		assertThat(traceId).hasSize(32).isNotEqualTo(caller.traceId());
		SpanData span = shop.awaitSpan(traceId, SpanKind.CONSUMER);
		assertThat(span.getParentSpanContext().isValid()).isFalse();
		assertThat(span).matches(linkedTo(caller));
		return span;
	}

}
