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

package io.github.tracingboot.it.rabbit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.amqp.health.RabbitHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Messages over a real AMQP 0-9-1 broker, with what users write and the console they
 * read.
 */
@ExtendWith(OutputCaptureExtension.class)
class RabbitIntegrationTests {

	private static RunningApplication application;

	private final String text = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		application = RunningApplication.start(RabbitApplication.class,
				AmqpBroker.properties("spring.rabbitmq.listener.simple.retry.enabled=true",
						"spring.rabbitmq.listener.simple.retry.max-retries=1", "logging.level.qpid=warn",
						"spring.rabbitmq.listener.simple.retry.initial-interval=10ms",
						"tracing.propagation.forward-headers=x-request-id",
						"logging.pattern.level=%5p <%X{x-request-id:-}>"));
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "forwarded", "typed", "hand-made", "direct", "container", "future", "mono" })
	void shouldContinueTheSendersTraceInTheListener(String queue, CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend(queue, this.text));
		assertThat(LogLines.awaitAll(output, queue + " got", this.text)).singleElement().asString().contains(traceId);
		SpanData consumer = spans(traceId, SpanKind.CONSUMER).get(0);
		assertThat(consumer.getParentSpanId()).isEqualTo(spans(traceId, SpanKind.PRODUCER).get(0).getSpanId());
	}

	@Test
	void shouldContinueTheTraceOverSeveralHops(CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend("forward", this.text));
		assertThat(LogLines.awaitAll(output, "forwarded got", this.text)).allMatch((line) -> line.contains(traceId));
	}

	@Test
	void shouldForwardTheRequestIdOverSeveralHops(CapturedOutput output) {
		template().execute((channel) -> {
			channel.basicPublish("", "forward",
					new BasicProperties.Builder().headers(Map.of("x-request-id", "id of " + this.text)).build(),
					this.text.getBytes(StandardCharsets.UTF_8));
			return null;
		});
		assertThat(LogLines.awaitAll(output, "forwarded got", this.text)).singleElement()
			.asString()
			.contains("<id of " + this.text + ">");
		template().send("plain", message());
		assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement().asString().contains("<>");
	}

	@Test
	void shouldForwardNoRequestIdInPlaceOfTheApplications(CapturedOutput output) {
		Propagator propagator = application.bean(Propagator.class);
		Span span = propagator.extract(Map.of("x-request-id", "the callers"), Map::get).start();
		try (Tracer.SpanInScope scope = application.bean(Tracer.class).withSpan(span)) {
			template().convertAndSend("plain", (Object) this.text, (message) -> {
				message.getMessageProperties().setHeader("x-request-id", "own");
				return message;
			});
		}
		assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement().asString().contains("<own>");
	}

	@Test
	void shouldStartATraceWhenTheMessageHasNone(CapturedOutput output) {
		template().send("plain", message());
		String line = LogLines.awaitAll(output, "plain got", this.text).get(0);
		assertThat(line).containsPattern("\\[[0-9a-f]{32}-[0-9a-f]{16}]");
	}

	@Test
	void shouldNameAndDescribeSpansByTheConventions(CapturedOutput output) {
		Message message = MessageBuilder.withBody(this.text.getBytes(StandardCharsets.UTF_8))
			.setMessageId("m-1")
			.setCorrelationId("c-1")
			.build();
		String traceId = inSpan(() -> template().send("plain", message));
		SpanData producer = spans(traceId, SpanKind.PRODUCER).get(0);
		assertThat(producer.getName()).isEqualTo("send plain");
		assertThat(attributes(producer)).containsAllEntriesOf(Map.of("messaging.system", "rabbitmq",
				"messaging.operation.name", "send", "messaging.operation.type", "send", "messaging.destination.name",
				"plain", "messaging.rabbitmq.destination.routing_key", "plain", "messaging.message.id", "m-1",
				"messaging.message.conversation_id", "c-1", "messaging.message.body.size", "36"));
		SpanData consumer = spans(traceId, SpanKind.CONSUMER).get(0);
		assertThat(consumer.getName()).isEqualTo("process plain");
		assertThat(attributes(consumer))
			.containsAllEntriesOf(Map.of("messaging.system", "rabbitmq", "messaging.operation.name", "process",
					"messaging.operation.type", "process", "messaging.destination.name", "plain",
					"messaging.rabbitmq.destination.routing_key", "plain", "messaging.message.body.size", "36"));
		assertThat(Stream.of(producer, consumer)).noneMatch((span) -> attributes(span).containsValue(this.text));
	}

	@Test
	void shouldLogTheIdInEveryAttemptAndParkTheMessageWithItsTrace(CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend("broken", this.text));
		assertThat(LogLines.awaitAll(output, "parked got", this.text)).allMatch((line) -> line.contains(traceId));
		assertThat(LogLines.all(output, "broken got", this.text)).hasSize(2).allMatch((line) -> line.contains(traceId));
		assertThat(LogLines.awaitAll(output, "Republishing failed message", "parked", traceId)).isNotEmpty();
	}

	@Test
	void shouldLogTheIdInTheErrorLineAndInTheDeadLetterListener(CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend("dead", this.text));
		assertThat(LogLines.awaitAll(output, "deadLetter got", this.text)).allMatch((line) -> line.contains(traceId));
		assertThat(LogLines.awaitAll(output, "Execution of Rabbit message listener failed", traceId)).isNotEmpty();
		SpanData failed = spans(traceId, SpanKind.CONSUMER).stream()
			.filter((span) -> span.getName().equals("process dead"))
			.findFirst()
			.orElseThrow();
		assertThat(attributes(failed)).containsEntry("error.type",
				"org.springframework.amqp.AmqpRejectAndDontRequeueException");
	}

	@Test
	void shouldKeepTheTraceInRequestAndReply(CapturedOutput output) {
		String traceId = inSpan(
				() -> assertThat(template().convertSendAndReceive("reply", this.text)).isEqualTo("re: " + this.text));
		assertThat(LogLines.awaitAll(output, "reply got", this.text)).allMatch((line) -> line.contains(traceId));
	}

	@Test
	void shouldTakeTheTraceAlongInReplies(CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend("answers", this.text));
		assertThat(LogLines.awaitAll(output, "answered got", this.text)).allMatch((line) -> line.contains(traceId));
	}

	@Test
	void shouldStartTheNextMessageCleanWhenAListenerLeftAScopeOpen(CapturedOutput output) {
		String first = inSpan(() -> template().convertAndSend("leaking", this.text));
		template().execute((channel) -> {
			channel.basicPublish("", "leaking", null, ("second " + this.text).getBytes(StandardCharsets.UTF_8));
			return null;
		});
		assertThat(LogLines.awaitAll(output, "leaking got second", this.text))
			.noneMatch((line) -> line.contains(first));
	}

	@ParameterizedTest
	@MethodSource("hostileHeaders")
	void shouldStartANewTraceWhenHeadersAreHostile(Object value, CapturedOutput output) {
		template().execute((channel) -> {
			Map<String, Object> headers = new HashMap<>();
			for (String name : List.of("traceparent", "tracestate", "baggage", "b3", "X-B3-TraceId", "uber-trace-id",
					"ot-tracer-traceid")) {
				headers.put(name, value);
			}
			channel.basicPublish("", "hostile", new BasicProperties.Builder().headers(headers).build(),
					this.text.getBytes(StandardCharsets.UTF_8));
			return null;
		});
		assertThat(LogLines.awaitAll(output, "hostile got", this.text)).singleElement()
			.asString()
			.containsPattern("\\[[0-9a-f]{32}-[0-9a-f]{16}]");
		assertThat(output).doesNotContain("Execution of Rabbit message listener failed");
	}

	static Stream<Object> hostileHeaders() {
		return Stream.of(42L, true, new byte[] { 1, 2, 3 }, Map.of("a", Map.of("b", 1)), List.of("x", 1),
				"x".repeat(2000), "x".repeat(20_000), "00-zz-zz-01",
				"00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01", "");
	}

	@Test
	void shouldReadBaggageOfMoreThanAThousandCharacters(CapturedOutput output) {
		Caller caller = Caller.sampled();
		template().execute((channel) -> {
			channel.basicPublish("", "hostile",
					new BasicProperties.Builder()
						.headers(Map.of("traceparent", caller.traceparent(), "baggage", "k=" + "v".repeat(1500)))
						.build(),
					this.text.getBytes(StandardCharsets.UTF_8));
			return null;
		});
		assertThat(LogLines.awaitAll(output, "hostile got", this.text)).singleElement()
			.asString()
			.contains(caller.traceId());
	}

	@Test
	void shouldGiveABatchOneSpanWithALinkToEachSender(CapturedOutput output) {
		String first = inSpan(() -> template().convertAndSend("batch", this.text));
		String second = inSpan(() -> template().convertAndSend("batch", this.text));
		template().execute((channel) -> {
			channel.basicPublish("", "batch", null, this.text.getBytes(StandardCharsets.UTF_8));
			return null;
		});
		List<String> lines = LogLines.awaitAll(output, "batch got", this.text);
		String traceId = lines.get(0).replaceAll(".*\\[([0-9a-f]{32})-.*", "$1");
		SpanData batch = spans(traceId, SpanKind.CONSUMER).get(0);
		assertThat(LogLines.all(output, "batch got", this.text)).hasSize(3).allMatch((line) -> line.contains(traceId));
		assertThat(batch.getName()).isEqualTo("process batch");
		assertThat(attributes(batch)).containsEntry("messaging.batch.message_count", "3");
		assertThat(batch.getLinks()).extracting((LinkData link) -> link.getSpanContext().getTraceId())
			.containsExactly(first, second);
	}

	@Test
	void shouldLogTheBatchsIdInTheErrorLine(CapturedOutput output) {
		for (int i = 0; i < 3; i++) {
			inSpan(() -> template().convertAndSend("broken-batch", this.text));
		}
		String line = LogLines.awaitAll(output, "Execution of Rabbit message listener failed").get(0);
		assertThat(line).containsPattern("\\[[0-9a-f]{32}-[0-9a-f]{16}]");
	}

	@Test
	void shouldLeaveTagsOfMetersAsSpringAmqpSetsThem(CapturedOutput output) {
		inSpan(() -> template().convertAndSend("plain", this.text));
		LogLines.awaitAll(output, "plain got", this.text);
		MeterRegistry meters = application.bean(MeterRegistry.class);
		assertThat(meters.get("spring.rabbit.template").timer().getId().getTags()).extracting((tag) -> tag.getKey())
			.containsExactlyInAnyOrder("error", "messaging.destination.name",
					"messaging.rabbitmq.destination.routing_key", "spring.rabbit.template.name");
		assertThat(meters.get("spring.rabbit.template")
			.tag("messaging.rabbitmq.destination.routing_key", "plain")
			.timer()
			.getId()
			.getTag("messaging.destination.name")).isEmpty();
	}

	@Test
	void shouldMakeNoSpanWhenHealthIsChecked() {
		RecordedSpans recorded = application.bean(RecordedSpans.class);
		int before = recorded.all().size();
		assertThat(application.bean(RabbitHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
		assertThat(recorded.all()).hasSize(before);
	}

	private Message message() {
		return MessageBuilder.withBody(this.text.getBytes(StandardCharsets.UTF_8)).build();
	}

	private static RabbitTemplate template() {
		return application.bean(RabbitTemplate.class);
	}

	// The id of the trace in which the action ran.
	private static String inSpan(Runnable action) {
		Tracer tracer = application.bean(Tracer.class);
		Span span = tracer.nextSpan().name("request").start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
			action.run();
		}
		finally {
			span.end();
		}
		return span.context().traceId();
	}

	private static List<SpanData> spans(String traceId, SpanKind kind) {
		RecordedSpans recorded = application.bean(RecordedSpans.class);
		await().until(() -> recorded.ofTrace(traceId).stream().anyMatch((span) -> span.getKind() == kind));
		return recorded.ofTrace(traceId).stream().filter((span) -> span.getKind() == kind).toList();
	}

	private static Map<String, String> attributes(SpanData span) {
		Map<String, String> attributes = new TreeMap<>();
		span.getAttributes()
			.forEach((AttributeKey<?> key, Object value) -> attributes.put(key.getKey(), value.toString()));
		return attributes;
	}

}
