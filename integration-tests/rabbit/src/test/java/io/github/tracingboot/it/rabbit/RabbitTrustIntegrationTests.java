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
import java.util.Map;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom an application trusts that gets messages.
 */
@ExtendWith(OutputCaptureExtension.class)
class RabbitTrustIntegrationTests {

	@Test
	void shouldBeginATraceForEachMessageWhenMessagesAreNotTrusted(CapturedOutput output) {
		try (RunningApplication other = RunningApplication.start(RabbitApplication.class, AmqpBroker
			.properties("tracing.propagation.trust.mode=none", "tracing.propagation.trust.messages=false"))) {
			Caller caller = Caller.sampled();
			other.bean(RabbitTemplate.class).execute((channel) -> {
				channel.basicPublish("", "plain",
						new BasicProperties.Builder()
							.headers(Map.of("traceparent", caller.traceparent(), "baggage", "tenant=acme"))
							.build(),
						"untrusted".getBytes(StandardCharsets.UTF_8));
				return null;
			});
			String traceId = LogLines.awaitAll(output, "plain got untrusted")
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
		}
	}

}
