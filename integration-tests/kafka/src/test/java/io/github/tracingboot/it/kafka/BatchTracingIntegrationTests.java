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
import java.util.stream.IntStream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Records that a listener gets in batches.
 */
@ExtendWith(OutputCaptureExtension.class)
class BatchTracingIntegrationTests {

	private static Shop shop;

	@BeforeAll
	static void start() {
		shop = new Shop(ShopApplication.class);
	}

	@AfterAll
	static void stop() {
		shop.close();
	}

	@Test
	void shouldLinkTheBatchToEveryRecordAndGiveEachRecordItsOwnTrace(CapturedOutput output) {
		List<Caller> callers = IntStream.range(0, 5).mapToObj((i) -> Caller.sampled()).toList();
		inOneBatch(() -> {
			for (int i = 0; i < callers.size(); i++) {
				shop.peer().send("batches", "record " + i, "traceparent", callers.get(i).traceparent());
			}
			shop.peer().send("batches", "record of nobody");
		});

		String batchId = Shop.traceId(LogLines.awaitAll(output, "after batch of 6").get(0));
		assertThat(LogLines.all(output, ": batch of 6")).singleElement().asString().contains(batchId);
		for (int i = 0; i < callers.size(); i++) {
			assertThat(LogLines.all(output, "in batch record " + i)).singleElement()
				.asString()
				.contains(callers.get(i).traceId());
		}
		String nobodysId = Shop.traceId(LogLines.all(output, "in batch record of nobody").get(0));
		assertThat(nobodysId).hasSize(32).isNotEqualTo(batchId);
		assertThat(callers).extracting(Caller::traceId).doesNotContain(nobodysId, batchId);

		SpanData batch = shop.awaitSpan(batchId, SpanKind.CONSUMER);
		assertThat(batch.getName()).isEqualTo("process batches");
		assertThat(batch.getParentSpanContext().isValid()).isFalse();
		assertThat(batch.getLinks()).extracting((link) -> link.getSpanContext().getSpanId())
			.containsExactlyElementsOf(callers.stream().map(Caller::spanId).toList());
		assertThat(Shop.attributes(batch)).contains("messaging.batch.message_count=6", "messaging.system=kafka",
				"messaging.destination.name=batches", "messaging.consumer.group.name=batches");
		SpanData record = shop.awaitSpan(callers.get(0).traceId(), SpanKind.CONSUMER);
		assertThat(record.getParentSpanId()).isEqualTo(callers.get(0).spanId());
		assertThat(record.getLinks()).singleElement()
			.satisfies((link) -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(batch.getSpanId()));
	}

	@Test
	void shouldGiveEachAttemptASpanAndLogItsIdInTheErrorHandler(CapturedOutput output) {
		Caller caller = Caller.sampled();
		inOneBatch(() -> shop.peer().send("batches", "bad plum", "traceparent", caller.traceparent()));
		String deadId = Shop.traceId(LogLines.awaitAll(output, "dead letter of batches-dlt").get(0));
		assertThat(LogLines.all(output, "in batch bad plum")).hasSize(3)
			.allMatch((line) -> line.contains(caller.traceId()));
		await().untilAsserted(() -> {
			List<SpanData> attempts = shop.spans()
				.all()
				.stream()
				.filter((span) -> span.getLinks()
					.stream()
					.anyMatch((link) -> link.getSpanContext().getTraceId().equals(caller.traceId())))
				.toList();
			assertThat(attempts).hasSize(3);
			assertThat(attempts).extracting((span) -> span.getStatus().getStatusCode()).containsOnly(StatusCode.ERROR);
			assertThat(attempts.get(2).getTraceId()).isEqualTo(deadId);
		});
	}

	private static void inOneBatch(Runnable sending) {
		MessageListenerContainer container = shop.bean(KafkaListenerEndpointRegistry.class)
			.getListenerContainer("batches");
		container.stop();
		sending.run();
		container.start();
	}

}
