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

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.SeenHeaders;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.jms.ConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.core.JmsTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trace context and baggage in the properties of messages, as other services write and
 * read them, and whom an application trusts that gets them.
 */
@ExtendWith(OutputCaptureExtension.class)
class JmsDialectIntegrationTests {

	private static RunningApplication application;

	private final String text = UUID.randomUUID().toString();

	@BeforeAll
	static void start() {
		application = start(8, "tracing.propagation.produce=w3c,b3,b3-multi,jaeger,ot",
				"tracing.propagation.trust.mode=none");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static RunningApplication start(int server, String... properties) {
		return RunningApplication.start(JmsApplication.class,
				Stream.concat(Stream.of("spring.artemis.mode=embedded", "spring.artemis.embedded.persistent=false",
						"spring.artemis.embedded.server-id=" + server,
						"spring.artemis.embedded.data-directory=target/artemis",
						"logging.level.org.apache.activemq=warn"), Stream.of(properties))
					.toArray(String[]::new));
	}

	@Test
	void shouldShowThePropagatorsAllHeaders(CapturedOutput output) {
		send(application, Map.of("uberctx-tenant", "acme", "ot-baggage-tenant", "acme", "shop-tenant", "acme"));
		LogLines.awaitAll(output, "plain got", this.text);
		assertThat(application.bean(SeenHeaders.class).names()).contains("uberctx-tenant", "ot-baggage-tenant",
				"shop-tenant");
	}

	@Test
	void shouldBeginATraceForEachMessageWhenMessagesAreNotTrusted(CapturedOutput output) {
		try (RunningApplication other = start(9, "tracing.propagation.trust.mode=rules",
				"tracing.propagation.trust.messages=false", "tracing.propagation.trust.header.name=X-Caller",
				"tracing.propagation.trust.header.value=open sesame")) {
			Caller caller = Caller.sampled();
			send(other, Map.of("traceparent", caller.traceparent(), "X-Caller", "guess"));
			String traceId = LogLines.awaitAll(output, "plain got", this.text)
				.get(0)
				.replaceAll(".*\\[([0-9a-f]{32})-.*", "$1");
			assertThat(traceId).hasSize(32).isNotEqualTo(caller.traceId());
			SpanData consumer = other.bean(RecordedSpans.class)
				.ofTrace(traceId)
				.stream()
				.filter((span) -> span.getKind() == SpanKind.CONSUMER)
				.findFirst()
				.orElseThrow();
			assertThat(consumer.getParentSpanContext().isValid()).isFalse();
			assertThat(consumer.getLinks()).singleElement()
				.satisfies((link) -> assertThat(link.getSpanContext().getSpanId()).isEqualTo(caller.spanId()));
			Caller known = Caller.sampled();
			send(other, Map.of("traceparent", known.traceparent(), "X-Caller", "open sesame"));
			LogLines.awaitAll(output, "plain got", this.text, known.traceId());
		}
	}

	// A template that is no bean writes no headers of its own.
	private void send(RunningApplication application, Map<String, String> headers) {
		JmsTemplate template = new JmsTemplate(application.bean(ConnectionFactory.class));
		template.convertAndSend("plain", this.text, (message) -> {
			for (Map.Entry<String, String> property : headers.entrySet()) {
				message.setStringProperty(property(property.getKey()), property.getValue());
			}
			return message;
		});
	}

	private static String property(String header) {
		return header.replace("-", "__dash__");
	}

}
