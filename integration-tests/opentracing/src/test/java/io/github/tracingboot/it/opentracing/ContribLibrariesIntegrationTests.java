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

package io.github.tracingboot.it.opentracing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.contrib.concurrent.TracedExecutorService;
import io.opentracing.contrib.jdbc.TracingDriver;
import io.opentracing.contrib.kafka.TracingKafkaProducer;
import io.opentracing.contrib.kafka.TracingKafkaUtils;
import io.opentracing.contrib.spring.web.client.RestTemplateSpanDecorator;
import io.opentracing.contrib.spring.web.client.TracingRestTemplateInterceptor;
import io.opentracing.tag.Tags;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Libraries that speak OpenTracing, of its time and unchanged: which still run.
 */
class ContribLibrariesIntegrationTests {

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(OpenTracingApplication.class,
				"tracing.opentracing.register-global-tracer=true");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void concurrentShouldCarryTheActiveSpan() throws Exception {
		Span parent = tracer().buildSpan("parent").start();
		ExecutorService executor = new TracedExecutorService(Executors.newSingleThreadExecutor(), tracer());
		try (Scope scope = tracer().activateSpan(parent)) {
			assertThat(executor.submit(() -> tracer().activeSpan()).get()).isSameAs(parent);
		}
		assertThat(executor.submit(() -> tracer().activeSpan()).get()).isNull();
		executor.shutdown();
		parent.finish();
	}

	@Test
	void jdbcShouldMakeSpansOfStatements() throws Exception {
		TracingDriver.load();
		Span parent = tracer().buildSpan("parent").start();
		try (Scope scope = tracer().activateSpan(parent);
				Connection connection = DriverManager.getConnection("jdbc:tracing:h2:mem:contrib");
				Statement statement = connection.createStatement()) {
			statement.execute("create table orders (id int)");
		}
		parent.finish();
		SpanData statement = spans(parent).stream()
			.filter((span) -> span.getAttributes().get(AttributeKey.stringKey("db.query.text")) != null)
			.findFirst()
			.orElseThrow();
		assertThat(statement.getKind()).isEqualTo(SpanKind.CLIENT);
		assertThat(statement.getParentSpanId()).isEqualTo(parent.context().toSpanId());
		assertThat(statement.getAttributes().get(AttributeKey.stringKey("db.system.name"))).isEqualTo("h2database");
	}

	// Spring 7 has no such method any more, and the tracing takes the call along.
	@Test
	void restTemplateInterceptorShouldFailWithItsOwnTags() {
		RestTemplate restTemplate = new RestTemplate();
		restTemplate.getInterceptors().add(new TracingRestTemplateInterceptor(tracer()));
		assertThatThrownBy(() -> restTemplate.getForObject(stock(), String.class)).isInstanceOf(NoSuchMethodError.class)
			.hasMessageContaining("getRawStatusCode");
	}

	@Test
	void restTemplateInterceptorShouldSendTheTraceWithTagsOfTheUsers() {
		RestTemplate restTemplate = new RestTemplate();
		restTemplate.getInterceptors().add(new TracingRestTemplateInterceptor(tracer(), List.of(new MethodTag())));
		Span parent = tracer().buildSpan("parent").start().setBaggageItem("tenant", "acme");
		try (Scope scope = tracer().activateSpan(parent)) {
			assertThat(restTemplate.getForObject(stock(), String.class)).isEqualTo("acme");
		}
		parent.finish();
		SpanData client = spans(parent).stream()
			.filter((span) -> span.getKind() == SpanKind.CLIENT)
			.findFirst()
			.orElseThrow();
		SpanData server = application.bean(RecordedSpans.class).serverSpan(parent.context().toTraceId());
		assertThat(client.getParentSpanId()).isEqualTo(parent.context().toSpanId());
		assertThat(client.getAttributes().get(AttributeKey.stringKey("http.request.method"))).isEqualTo("GET");
		assertThat(server.getParentSpanId()).isEqualTo(client.getSpanId());
	}

	private static String stock() {
		return "http://localhost:" + application.port() + "/stock/1";
	}

	@Test
	void handlerInterceptorShouldNotEvenLoad() {
		assertThatThrownBy(
				() -> Class.forName("io.opentracing.contrib.spring.web.interceptor.TracingHandlerInterceptor"))
			.isInstanceOf(NoClassDefFoundError.class);
	}

	@Test
	void kafkaClientShouldWrapAProducer() {
		Span parent = tracer().buildSpan("parent").start();
		ProducerRecord<String, String> record = new ProducerRecord<>("orders", "17");
		try (Scope scope = tracer().activateSpan(parent);
				TracingKafkaProducer<String, String> producer = new TracingKafkaProducer<>(
						new MockProducer<>(true, null, new StringSerializer(), new StringSerializer()), tracer())) {
			producer.send(record);
		}
		parent.finish();
		SpanContext sent = TracingKafkaUtils.extractSpanContext(record.headers(), tracer());
		assertThat(sent.toTraceId()).isEqualTo(parent.context().toTraceId());
	}

	private static Tracer tracer() {
		return application.bean(Tracer.class);
	}

	private static List<SpanData> spans(Span span) {
		return application.bean(RecordedSpans.class).ofTrace(span.context().toTraceId());
	}

	private static final class MethodTag implements RestTemplateSpanDecorator {

		@Override
		public void onRequest(HttpRequest request, Span span) {
			Tags.HTTP_METHOD.set(span, request.getMethod().name());
		}

		@Override
		public void onResponse(HttpRequest request, ClientHttpResponse response, Span span) {
		}

		@Override
		public void onError(HttpRequest request, Throwable ex, Span span) {
		}

	}

}
