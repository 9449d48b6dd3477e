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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.RoutingKafkaTemplate;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Records that Spring Kafka sends and receives, one by one.
 */
@ExtendWith(OutputCaptureExtension.class)
class KafkaTracingIntegrationTests {

	private static Shop shop;

	@BeforeAll
	static void start() {
		shop = new Shop(ShopApplication.class, "tracing.propagation.forward-headers=x-request-id",
				"logging.pattern.level=%5p <%X{x-request-id:-}>");
	}

	@AfterAll
	static void stop() {
		shop.close();
	}

	@Test
	void shouldContinueTheSendersTraceInTheListenerAndItsLogLines(CapturedOutput output) {
		String traceId = shop.inTrace(() -> shop.template("kafkaTemplate").send("orders", "key", "book"));
		assertThat(LogLines.awaitAll(output, "order book")).singleElement().asString().contains(traceId);
		SpanData consumer = shop.awaitSpan(traceId, SpanKind.CONSUMER);
		SpanData producer = shop.awaitSpan(traceId, SpanKind.PRODUCER);
		assertThat(consumer.getParentSpanId()).isEqualTo(producer.getSpanId());
		assertThat(producer.getName()).isEqualTo("send orders");
		assertThat(consumer.getName()).isEqualTo("process orders");
		assertThat(Shop.attributes(producer)).contains("messaging.system=kafka", "messaging.operation.type=send",
				"messaging.operation.name=send", "messaging.destination.name=orders");
		assertThat(Shop.attributes(consumer))
			.contains("messaging.system=kafka", "messaging.operation.type=process", "messaging.operation.name=process",
					"messaging.destination.name=orders", "messaging.destination.partition.id=0",
					"messaging.consumer.group.name=shop")
			.anyMatch((attribute) -> attribute.startsWith("messaging.kafka.offset="))
			.anyMatch((attribute) -> attribute.startsWith("messaging.client.id="));
		assertThat(Shop.attributes(consumer)).noneMatch((attribute) -> attribute.contains("book"));
	}

	@Test
	void shouldForwardTheRequestId(CapturedOutput output) {
		shop.peer().send("questions", "who", "x-request-id", "peers id", "kafka_replyTopic", "orders");
		assertThat(LogLines.awaitAll(output, "asked who")).singleElement().asString().contains("<peers id>");
		assertThat(LogLines.awaitAll(output, "order answer to who")).singleElement().asString().contains("<peers id>");
		shop.peer().send("orders", "without id");
		assertThat(LogLines.awaitAll(output, "order without id")).singleElement().asString().contains("<>");
	}

	@Test
	void shouldForwardNoRequestIdInPlaceOfTheApplications(CapturedOutput output) {
		Span span = shop.bean(Propagator.class).extract(Map.of("x-request-id", "the callers"), Map::get).start();
		try (Tracer.SpanInScope scope = shop.bean(Tracer.class).withSpan(span)) {
			Header own = Peer.header("X-REQUEST-ID", "own".getBytes(StandardCharsets.UTF_8));
			shop.template("kafkaTemplate").send(new ProducerRecord<>("orders", 0, "key", "with own id", List.of(own)));
			shop.template("kafkaTemplate").send("orders", "key", "with callers id");
		}
		assertThat(LogLines.awaitAll(output, "order with callers id")).singleElement()
			.asString()
			.contains("<the callers>");
		assertThat(LogLines.awaitAll(output, "order with own id")).singleElement()
			.asString()
			.doesNotContain("the callers");
	}

	@Test
	void shouldContinueTheTraceOfATombstone(CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer().send("orders", null, "traceparent", caller.traceparent());
		assertThat(LogLines.awaitAll(output, "order null", caller.traceId())).hasSize(1);
		assertThat(Shop.attributes(shop.awaitSpan(caller.traceId(), SpanKind.CONSUMER)))
			.contains("messaging.kafka.message.tombstone=true");
	}

	@Test
	void shouldShareTheTraceBetweenRetriesErrorLinesAndTheDeadLetter(CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer().send("fragile", "bad apple", "traceparent", caller.traceparent());
		shop.peer().send("fragile", "good apple");
		assertThat(LogLines.awaitAll(output, "dead letter of fragile-dlt"))
			.allMatch((line) -> line.contains(caller.traceId()));
		assertThat(LogLines.all(output, "fragile bad apple")).hasSize(3)
			.allMatch((line) -> line.contains(caller.traceId()));
		assertThat(LogLines.all(output, "Record in retry and not yet recovered", caller.traceId())).hasSize(2);
		assertThat(LogLines.awaitAll(output, "fragile good apple")).singleElement()
			.satisfies((line) -> assertThat(Shop.traceId(line)).hasSize(32).isNotEqualTo(caller.traceId()));
		await().untilAsserted(() -> {
			List<SpanData> attempts = shop.named(caller.traceId(), "process fragile");
			assertThat(attempts).hasSize(3);
			assertThat(attempts).extracting(SpanData::getSpanId).doesNotHaveDuplicates();
			assertThat(attempts).extracting(SpanData::getParentSpanId).containsOnly(caller.spanId());
			assertThat(attempts).extracting((span) -> span.getStatus().getStatusCode()).containsOnly(StatusCode.ERROR);
			assertThat(Shop.attributes(attempts.get(0))).contains("error.type=java.lang.IllegalStateException");
			assertThat(shop.named(caller.traceId(), "process fragile-dlt")).hasSize(1);
		});
	}

	@Test
	void shouldShareTheTraceBetweenRetryTopics(CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer().send("retried", "pear", "traceparent", caller.traceparent());
		assertThat(LogLines.awaitAll(output, "given up pear")).singleElement().asString().contains(caller.traceId());
		assertThat(LogLines.all(output, "retried pear")).hasSize(2).allMatch((line) -> line.contains(caller.traceId()));
		assertThat(shop.spans().ofTrace(caller.traceId())).flatExtracting(Shop::attributes)
			.contains("error.type=java.lang.IllegalStateException")
			.noneMatch((attribute) -> attribute.contains("Backoff"));
	}

	@Test
	void shouldEndTheSpanOfARecordThatCanNotBeRead(CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer().send("numbers", "not a number", "traceparent", caller.traceparent());
		assertThat(LogLines.awaitAll(output, "dead letter of numbers-dlt")).singleElement()
			.asString()
			.contains(caller.traceId());
		await().untilAsserted(() -> assertThat(shop.named(caller.traceId(), "process numbers")).singleElement()
			.satisfies((span) -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR)));
		assertThat(shop.spans().ofTrace(caller.traceId())).isNotEmpty();
	}

	@Test
	void shouldStartTheNextRecordCleanWhenTheListenerLeftAScopeOpen(CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer().send("leaks", "leaking", "traceparent", caller.traceparent());
		shop.peer().send("leaks", "after it");
		String line = LogLines.awaitAll(output, "leak after it").get(0);
		assertThat(Shop.traceId(line)).hasSize(32).isNotEqualTo(caller.traceId());
	}

	@Test
	void shouldKeepTheTraceFromTheQuestionToTheReply(CapturedOutput output) {
		@SuppressWarnings("unchecked")
		ReplyingKafkaTemplate<Object, Object, Object> template = shop.bean(ReplyingKafkaTemplate.class);
		for (String topic : List.of("questions", "slow-questions")) {
			String traceId = shop.inTrace(() -> template.sendAndReceive(new ProducerRecord<>(topic, "why in " + topic))
				.whenComplete((reply, ex) -> Shop.log("reply " + reply.value()))
				.join());
			assertThat(LogLines.awaitAll(output, "reply answer to why in " + topic)).singleElement()
				.asString()
				.contains(traceId);
			await().untilAsserted(() -> assertThat(shop.named(traceId, "process answers")).hasSize(1));
			assertThat(LogLines.awaitAll(output, "why in " + topic)).allMatch((each) -> each.contains(traceId));
		}
	}

	@Test
	void shouldTraceContainersAndTemplatesThatTheApplicationMade(CapturedOutput output) {
		String traceId = shop.inTrace(() -> {
			shop.bean(RoutingKafkaTemplate.class).send("handmade", "routed");
			shop.template("transactionalTemplate")
				.executeInTransaction((operations) -> operations.send("handmade", "paid"));
			shop.template("kafkaTemplate").send("own-container", "parcel");
			shop.template("kafkaTemplate").send("kinds", "letter");
		});
		assertThat(List.of("handmade routed", "handmade paid", "own container got parcel", "kind letter")).allSatisfy(
				(text) -> assertThat(LogLines.awaitAll(output, text)).singleElement().asString().contains(traceId));
	}

	@Test
	void shouldLogTheIdWhenTheBrokerHasAnswered(CapturedOutput output) {
		String traceId = shop.inTrace(() -> shop.template("kafkaTemplate")
			.send("orders", "key", "acknowledged")
			.whenComplete((result, ex) -> Shop.log("broker has it")));
		assertThat(LogLines.awaitAll(output, "broker has it")).singleElement().asString().contains(traceId);
	}

	@Test
	void shouldFailTheSpanAndLogTheIdWhenThereIsNoBroker(CapturedOutput output) {
		String traceId = shop
			.inTrace(() -> assertThatThrownBy(() -> shop.template("templateWithoutBroker").send("orders", "lost"))
				.hasMessageContaining("Send failed"));
		assertThat(LogLines.awaitAll(output, "Exception thrown when sending a message")).singleElement()
			.asString()
			.contains(traceId);
		SpanData producer = shop.awaitSpan(traceId, SpanKind.PRODUCER);
		assertThat(producer.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(Shop.attributes(producer)).contains("error.type=org.apache.kafka.common.errors.TimeoutException");
		assertThat(output).doesNotContain("Could not obtain cluster info");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "b3|{trace}-{span}-1", "uber-trace-id|{trace}:{span}:0:1", "traceparent|00-{trace}-{span}-01" })
	void shouldContinueTheTraceOfPeersThatSpeakAnotherDialect(String name, String value, CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer()
			.send("orders", "in " + name, name,
					value.replace("{trace}", caller.traceId()).replace("{span}", caller.spanId()));
		assertThat(LogLines.awaitAll(output, "order in " + name)).singleElement().asString().contains(caller.traceId());
	}

	@Test
	void shouldContinueTheTraceOfAPeerThatSendsSeveralHeaders(CapturedOutput output) {
		Caller caller = Caller.sampled();
		shop.peer()
			.send("orders", "by b3 multi", "X-B3-TraceId", caller.traceId(), "X-B3-SpanId", caller.spanId(),
					"X-B3-Sampled", "1");
		assertThat(LogLines.awaitAll(output, "order by b3 multi")).singleElement()
			.asString()
			.contains(caller.traceId());
		Caller other = Caller.sampled();
		shop.peer()
			.send("orders", "by ot", "ot-tracer-traceid", other.traceId().substring(16), "ot-tracer-spanid",
					other.spanId(), "ot-tracer-sampled", "true");
		assertThat(LogLines.awaitAll(output, "order by ot")).singleElement()
			.asString()
			.contains(other.traceId().substring(16));
	}

	@Test
	void shouldBeginATraceAndGoOnWhenHeadersMakeNoSense(CapturedOutput output) {
		byte[] large = new byte[100_000];
		Arrays.fill(large, (byte) 'a');
		List<List<Header>> hostile = new ArrayList<>();
		for (String name : List.of("traceparent", "tracestate", "baggage", "b3", "X-B3-TraceId", "uber-trace-id",
				"ot-tracer-traceid")) {
			for (byte[] value : Arrays.asList(null, new byte[0], new byte[] { -1, 0, -128, 10, 13 },
					"00-short-1-01".getBytes(StandardCharsets.UTF_8), large)) {
				hostile.add(List.of(Peer.header(name, value)));
			}
		}
		hostile
			.add(Collections.nCopies(1000, Peer.header("traceparent", "00-0-0-00".getBytes(StandardCharsets.UTF_8))));
		for (int i = 0; i < hostile.size(); i++) {
			shop.peer().send("orders", "hostile " + i + ".", hostile.get(i));
		}
		for (int i = 0; i < hostile.size(); i++) {
			assertThat(LogLines.awaitAll(output, "order hostile " + i + ".")).singleElement()
				.satisfies((line) -> assertThat(Shop.traceId(line)).hasSize(32));
		}
	}

}
