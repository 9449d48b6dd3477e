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

package io.github.tracingboot.it.jms;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jms.health.JmsHealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Messages over a broker, with what users write and the console they read.
 */
@ExtendWith(OutputCaptureExtension.class)
class JmsIntegrationTests {

	private static final String[] BROKER = { "spring.artemis.mode=embedded", "spring.artemis.embedded.persistent=false",
			"spring.artemis.embedded.data-directory=target/artemis", "logging.level.org.apache.activemq=warn",
			"tracing.propagation.forward-headers=x-request-id", "logging.pattern.level=%5p <%X{x-request-id:-}>" };

	private static RunningApplication application;

	private final String text = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		application = RunningApplication.start(JmsApplication.class, BROKER);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "raw", "hand-made", "simple" })
	void shouldContinueTheSendersTraceInTheListener(String queue, CapturedOutput output) {
		long repairs = application.bean(ContextBoundary.class).repairs();
		String traceId = inSpan(() -> template().convertAndSend(queue, this.text));
		assertThat(LogLines.awaitAll(output, queue + " got", this.text)).singleElement().asString().contains(traceId);
		SpanData consumer = spans(traceId, SpanKind.CONSUMER).get(0);
		assertThat(consumer.getParentSpanId()).isEqualTo(spans(traceId, SpanKind.PRODUCER).get(0).getSpanId());
		assertThat(application.bean(ContextBoundary.class).repairs()).isEqualTo(repairs);
	}

	@Test
	void shouldTraceTheClient(CapturedOutput output) {
		String traceId = inSpan(() -> JmsClient.create(template()).destination("plain").send(this.text));
		assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement().asString().contains(traceId);
	}

	@ParameterizedTest
	@ValueSource(strings = { "forward", "question" })
	void shouldContinueTheTraceOverSeveralHops(String queue, CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend(queue, this.text));
		assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement().asString().contains(traceId);
		assertThat(spans(traceId, SpanKind.PRODUCER)).hasSize(2);
	}

	@Test
	void shouldForwardTheRequestIdOverSeveralHops(CapturedOutput output) throws Exception {
		sendRaw("forward", this.text, Map.of("x__dash__request__dash__id", "id of " + this.text));
		assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement()
			.asString()
			.contains("<id of " + this.text + ">");
		sendRaw("raw", this.text, Map.of());
		assertThat(LogLines.awaitAll(output, "raw got", this.text)).singleElement().asString().contains("<>");
	}

	@Test
	void shouldForwardNoRequestIdInPlaceOfTheApplications(CapturedOutput output) {
		Propagator propagator = application.bean(Propagator.class);
		Span span = propagator.extract(Map.of("x-request-id", "the callers"), Map::get).start();
		try (Tracer.SpanInScope scope = application.bean(Tracer.class).withSpan(span)) {
			template().convertAndSend("plain", (Object) this.text, (message) -> {
				message.setStringProperty("x__dash__request__dash__id", "own");
				return message;
			});
		}
		assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement().asString().contains("<own>");
	}

	@Test
	void shouldKeepTheTraceInRequestAndReply(CapturedOutput output) {
		String traceId = inSpan(() -> {
			Message reply = template().sendAndReceive("reply", (session) -> session.createTextMessage(this.text));
			assertThat(reply).isNotNull();
		});
		assertThat(LogLines.awaitAll(output, "reply got", this.text)).allMatch((line) -> line.contains(traceId));
		assertThat(spans(traceId, SpanKind.PRODUCER)).extracting(SpanData::getName)
			.containsExactly("send reply", "send (temporary)");
	}

	@Test
	void shouldNameAndDescribeSpansByTheConventions() {
		String traceId = inSpan(() -> template().convertAndSend("plain", this.text));
		SpanData producer = spans(traceId, SpanKind.PRODUCER).get(0);
		SpanData consumer = spans(traceId, SpanKind.CONSUMER).get(0);
		assertThat(producer.getName()).isEqualTo("send plain");
		assertThat(consumer.getName()).isEqualTo("process plain");
		assertThat(attributes(producer))
			.containsAllEntriesOf(Map.of("messaging.system", "jms", "messaging.operation.name", "send",
					"messaging.operation.type", "send", "messaging.destination.name", "plain"));
		assertThat(attributes(consumer))
			.containsAllEntriesOf(Map.of("messaging.system", "jms", "messaging.operation.name", "process",
					"messaging.operation.type", "process", "messaging.destination.name", "plain"));
		assertThat(Stream.of(producer, consumer)).noneMatch((span) -> attributes(span).containsValue(this.text));
	}

	@Test
	void shouldLogTheIdInErrorLinesOfEveryDeliveryAndInTheDeadLetterListener(CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend("broken.default", this.text));
		assertThat(LogLines.awaitAll(output, "dead got", this.text)).allMatch((line) -> line.contains(traceId));
		assertThat(LogLines.all(output, "broken got", this.text)).hasSize(2).allMatch((line) -> line.contains(traceId));
		assertThat(LogLines.all(output, "DefaultMessageListenerContainer",
				"Execution of JMS message listener failed, and no ErrorHandler has been set.", traceId))
			.hasSize(2);
		assertThat(spans(traceId, SpanKind.CONSUMER)).filteredOn((span) -> span.getName().contains("broken"))
			.hasSize(2)
			.allMatch((span) -> span.getStatus().getStatusCode() == StatusCode.ERROR)
			.allMatch((span) -> "java.lang.IllegalStateException".equals(attributes(span).get("error.type")));
	}

	@Test
	void shouldLogTheIdInTheUsersErrorHandler(CapturedOutput output) {
		String traceId = inSpan(() -> template().convertAndSend("broken.handled", this.text));
		assertThat(LogLines.awaitAll(output, "dead got", this.text)).allMatch((line) -> line.contains(traceId));
		assertThat(LogLines.all(output, "User's handler", traceId)).hasSize(2);
	}

	@Test
	void shouldStartTheNextMessageCleanWhenAListenerLeftAScopeOpen(CapturedOutput output) throws Exception {
		String first = inSpan(() -> template().convertAndSend("leaking", this.text));
		sendRaw("leaking", "second " + this.text, Map.of());
		assertThat(LogLines.awaitAll(output, "leaking got second", this.text))
			.noneMatch((line) -> line.contains(first));
	}

	@ParameterizedTest
	@MethodSource("hostileProperties")
	void shouldStartANewTraceWhenPropertiesAreHostile(Object value, CapturedOutput output) throws Exception {
		Map<String, Object> properties = new TreeMap<>();
		for (String name : List.of("traceparent", "tracestate", "baggage", "b3", "X__dash__B3__dash__TraceId",
				"uber__dash__trace__dash__id")) {
			properties.put(name, value);
		}
		sendRaw("raw", this.text, properties);
		assertThat(LogLines.awaitAll(output, "raw got", this.text)).singleElement()
			.asString()
			.containsPattern("\\[[0-9a-f]{32}-[0-9a-f]{16}]");
		assertThat(output).doesNotContain("WARN").doesNotContain("ERROR");
	}

	static Stream<Object> hostileProperties() {
		return Stream.of(42L, true, 1.5, "x".repeat(20_000), "00-zz-zz-01",
				"00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01", "");
	}

	@Test
	void shouldCarryTheTraceInDialectsWhoseNamesJmsDoesNotAllow(CapturedOutput output) throws Exception {
		try (RunningApplication other = RunningApplication.start(JmsApplication.class,
				Stream.concat(Stream.of(BROKER), Stream.of("spring.artemis.embedded.server-id=7",
						"tracing.propagation.produce=b3,b3-multi,jaeger,ot", "tracing.propagation.consume=b3-multi"))
					.toArray(String[]::new))) {
			JmsTemplate template = other.bean(JmsTemplate.class);
			String traceId = inSpan(other, () -> template.convertAndSend("plain", this.text));
			assertThat(LogLines.awaitAll(output, "plain got", this.text)).singleElement().asString().contains(traceId);
			inSpan(other, () -> template.convertAndSend("unread", this.text));
			Message message = template.receive("unread");
			assertThat(message).isNotNull();
			assertThat(Collections.list((Enumeration<?>) message.getPropertyNames())).map(String::valueOf)
				.contains("b3", "X__dash__B3__dash__TraceId", "uber__dash__trace__dash__id",
						"ot__dash__tracer__dash__traceid");
		}
		assertThat(output).doesNotContain("Failed to set message property");
	}

	@Test
	void shouldMakeNoSpanWhenHealthIsChecked() {
		RecordedSpans recorded = application.bean(RecordedSpans.class);
		int before = recorded.all().size();
		assertThat(application.bean(JmsHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
		assertThat(recorded.all()).hasSize(before);
	}

	private static void sendRaw(String queue, String text, Map<String, Object> properties) throws Exception {
		try (Connection connection = application.bean(ConnectionFactory.class).createConnection();
				Session session = connection.createSession()) {
			Message message = session.createTextMessage(text);
			for (Map.Entry<String, Object> property : properties.entrySet()) {
				message.setObjectProperty(property.getKey(), property.getValue());
			}
			session.createProducer(session.createQueue(queue)).send(message);
		}
	}

	private static JmsTemplate template() {
		return application.bean(JmsTemplate.class);
	}

	private static String inSpan(Runnable action) {
		return inSpan(application, action);
	}

	// The id of the trace in which the action ran.
	private static String inSpan(RunningApplication application, Runnable action) {
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
