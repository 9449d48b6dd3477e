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

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tracingboot.it.KafkaBroker;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaTemplate;

import static org.awaitility.Awaitility.await;

/**
 * A running application, a peer that sends to it, and what became of it.
 */
final class Shop implements AutoCloseable {

	private final RunningApplication application;

	private final Peer peer = new Peer();

	Shop(Class<?> application, String... properties) {
		Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
		this.application = RunningApplication.start(application,
				Stream.concat(Stream.of(KafkaBroker.properties()), Stream.of(properties)).toArray(String[]::new));
	}

	Peer peer() {
		return this.peer;
	}

	RecordedSpans spans() {
		return bean(RecordedSpans.class);
	}

	<T> T bean(Class<T> type) {
		return this.application.bean(type);
	}

	String inTrace(Runnable action) {
		Tracer tracer = this.application.bean(Tracer.class);
		Span span = tracer.nextSpan().name("request").start();
		try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
			action.run();
		}
		finally {
			span.end();
		}
		return span.context().traceId();
	}

	@SuppressWarnings("unchecked")
	KafkaTemplate<Object, Object> template(String name) {
		return this.application.context().getBean(name, KafkaTemplate.class);
	}

	static void log(String text) {
		LoggerFactory.getLogger(Shop.class).info(text);
	}

	SpanData awaitSpan(String traceId, SpanKind kind) {
		return await()
			.until(() -> spans().all()
				.stream()
				.filter((span) -> span.getTraceId().equals(traceId) && span.getKind() == kind)
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	List<SpanData> named(String traceId, String name) {
		return spans().all()
			.stream()
			.filter((span) -> span.getTraceId().equals(traceId) && span.getName().equals(name))
			.toList();
	}

	static List<String> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.map((entry) -> ((AttributeKey<?>) entry.getKey()).getKey() + "=" + entry.getValue())
			.collect(Collectors.toList());
	}

	static String traceId(String line) {
		return line.replaceFirst(".*\\[([0-9a-f]{32})-[0-9a-f]{16}].*", "$1");
	}

	@Override
	public void close() {
		this.peer.close();
		this.application.close();
	}

}
