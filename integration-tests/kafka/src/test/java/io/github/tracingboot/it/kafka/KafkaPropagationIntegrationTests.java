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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.KafkaBroker;
import io.github.tracingboot.it.PropagationContract;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.messaging.kafka.RecordScopes;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From a record to a listener to a record that it sends.
 */
class KafkaPropagationIntegrationTests extends PropagationContract {

	private static final String RELAYED = "relayed-orders";

	private final Map<String, Map<String, String>> received = new ConcurrentHashMap<>();

	private Peer peer;

	private KafkaConsumer<String, String> consumer;

	@BeforeAll
	void connect() {
		Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
		this.peer = new Peer();
		this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", KafkaBroker.address(), "group.id",
				UUID.randomUUID().toString(), "auto.offset.reset", "earliest"), new StringDeserializer(),
				new StringDeserializer());
		this.consumer.subscribe(List.of(RELAYED));
	}

	@AfterAll
	void disconnect() {
		this.consumer.close();
		this.peer.close();
	}

	@Test
	void shouldSendOnWhatTheRecordBringsInItsScope() {
		Caller caller = Caller.sampled();
		try (RunningApplication application = start("tracing.propagation.forward-headers=x-tenant-*",
				"management.tracing.baggage.remote-fields=tenant")) {
			Map<String, String> sent = relayBy(topic(application) + "-batch", "state",
					Map.of("traceparent", caller.traceparent().replaceFirst("01$", "03"), "tracestate", "vendor=1",
							"x-tenant-id", "acme", "tenant", "acme"));
			assertThat(sent).containsEntry("tracestate", "vendor=1")
				.containsEntry("x-tenant-id", "acme")
				.containsEntry("tenant", "acme");
			assertThat(sent.get("traceparent")).startsWith("00-" + caller.traceId()).endsWith("-03");
			RecordedSpans spans = application.bean(RecordedSpans.class);
			await().untilAsserted(() -> assertThat(spans.all()).flatExtracting(SpanData::getLinks)
				.extracting(LinkData::getSpanContext)
				.filteredOn((linked) -> linked.getSpanId().equals(caller.spanId()))
				.singleElement()
				.satisfies((linked) -> assertThat(linked.getTraceState().get("vendor")).isEqualTo("1")));
		}
	}

	@Override
	protected RunningApplication start(String... properties) {
		return RunningApplication.start(RelayingApplication.class,
				Stream
					.of(Stream.of(KafkaBroker.properties()), Stream.of("relay.topic=" + UUID.randomUUID()),
							Stream.of(properties))
					.flatMap((all) -> all)
					.toArray(String[]::new));
	}

	@Override
	protected List<Map<String, String>> relay(RunningApplication application, String order,
			Map<String, String> headers) {
		return List.of(relayBy(topic(application), order, headers));
	}

	private static String topic(RunningApplication application) {
		return application.context().getEnvironment().getRequiredProperty("relay.topic");
	}

	private Map<String, String> relayBy(String topic, String order, Map<String, String> headers) {
		String number = unique(order);
		this.peer.send(topic, number,
				headers.entrySet()
					.stream()
					.map((header) -> Peer.header(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8)))
					.toList());
		await().until(() -> {
			this.consumer.poll(Duration.ofMillis(100))
				.forEach((record) -> this.received.put(record.value(), values(record.headers())));
			return this.received.containsKey(number);
		});
		return this.received.get(number);
	}

	private static Map<String, String> values(Headers headers) {
		Map<String, String> values = new LinkedHashMap<>();
		headers.forEach((header) -> values.merge(header.key(), new String(header.value(), StandardCharsets.UTF_8),
				(one, other) -> one + " and " + other));
		return values;
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Relay.class)
	static class RelayingApplication {

		@Bean
		RecordedSpans recordedSpans() {
			return new RecordedSpans();
		}

	}

	static class Relay {

		private static final Log logger = LogFactory.getLog(Relay.class);

		private final KafkaTemplate<Object, Object> template;

		private final RecordScopes scopes;

		Relay(KafkaTemplate<Object, Object> template, RecordScopes scopes) {
			this.template = template;
			this.scopes = scopes;
		}

		@KafkaListener(topics = "${relay.topic}")
		void relay(String order) {
			logger.info(RELAYING + order);
			this.template.send(RELAYED, order);
		}

		@KafkaListener(id = "relay-batch", topics = "${relay.topic}-batch", batch = "true")
		void relayBatch(List<ConsumerRecord<String, String>> orders) {
			this.scopes.forEach(orders, (order) -> this.template.send(RELAYED, order.value()));
		}

	}

}
