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

package io.github.tracingboot.it.annotations;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.it.annotations.plain.PlainApplication;
import io.github.tracingboot.it.annotations.scanned.ScannedApplication;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Behaviour of the annotations in real applications.
 */
@ExtendWith(OutputCaptureExtension.class)
class AnnotationsIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(AnnotationsIntegrationTests.class);

	private final InMemorySpanExporter spans = InMemorySpanExporter.create();

	private ConfigurableApplicationContext application;

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void shouldLogInANewSpanOfTheSameTraceAndTagIt(CapturedOutput output) {
		start(ScannedApplication.class);
		inRequest(() -> orders().charge("4711", 12));
		Ids outside = idsOfLine(output, "in request");
		Ids inside = idsOfLine(output, "charging");
		assertThat(inside.traceId()).isEqualTo(outside.traceId());
		assertThat(inside.spanId()).isNotEqualTo(outside.spanId());
		SpanData span = span("charge card");
		assertThat(span.getSpanId()).isEqualTo(inside.spanId());
		assertThat(span.getParentSpanId()).isEqualTo(outside.spanId());
		assertThat(tag(span, "order.id")).isEqualTo("4711");
		assertThat(tag(span, "amount")).isEqualTo("EUR 12");
		assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	@Test
	void shouldMarkTheSpanFailedWhenTheMethodThrows() {
		start(ScannedApplication.class);
		assertThatIllegalStateException().isThrownBy(() -> orders().fail());
		assertThat(span("fail").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void shouldTagTheCurrentSpanWhenItIsContinued(CapturedOutput output) {
		start(ScannedApplication.class);
		inRequest(() -> orders().pack("small"));
		assertThat(idsOfLine(output, "packing")).isEqualTo(idsOfLine(output, "in request"));
		SpanData span = span("request");
		assertThat(tag(span, "box")).isEqualTo("small");
		assertThat(span.getEvents()).extracting((event) -> event.getName())
			.containsExactly("packing.before", "packing.after");
	}

	@Test
	void shouldLogInTheSpanOfAnObservedMethodAndTagIt(CapturedOutput output) {
		start(ScannedApplication.class);
		inRequest(() -> orders().place("4711"));
		Ids outside = idsOfLine(output, "in request");
		Ids inside = idsOfLine(output, "placing");
		assertThat(inside.traceId()).isEqualTo(outside.traceId());
		SpanData span = span("place order");
		assertThat(span.getSpanId()).isEqualTo(inside.spanId());
		assertThat(span.getParentSpanId()).isEqualTo(outside.spanId());
		assertThat(tag(span, "shop")).isEqualTo("web");
		assertThat(tag(span, "order.id")).isEqualTo("4711");
	}

	@Test
	void shouldEndTheSpanOfAStageWhenItCompletes() {
		start(ScannedApplication.class);
		orders().deliver();
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
		orders().arrive();
		assertThat(this.spans.getFinishedSpanItems()).singleElement()
			.extracting(SpanData::getName)
			.isEqualTo("Orders#deliver");
	}

	@Test
	void shouldLogInASpanInEachMethodOfAnObservedClass(CapturedOutput output) {
		start(ScannedApplication.class);
		inRequest(() -> this.application.getBean(ScannedApplication.Stock.class).count());
		assertThat(span("Stock#count").getSpanId()).isEqualTo(idsOfLine(output, "counting").spanId());
	}

	@Test
	void shouldProxyNothingInAnApplicationWithoutAnnotations() {
		start(PlainApplication.class);
		assertThat(this.application.getBeanNamesForType(Advisor.class)).isEmpty();
		assertThat(AopUtils.isAopProxy(this.application.getBean(PlainApplication.Orders.class))).isFalse();
	}

	@Test
	void shouldMakeNoSpansWhenSwitchedOff() {
		start(ScannedApplication.class, "--tracing.instrument.annotations.enabled=false");
		orders().charge("4711", 12);
		assertThat(AopUtils.isAopProxy(orders())).isFalse();
		assertThat(this.spans.getFinishedSpanItems()).isEmpty();
	}

	private void start(Class<?> application, String... arguments) {
		SdkTracerProviderBuilderCustomizer recorder = (builder) -> builder
			.addSpanProcessor(SimpleSpanProcessor.create(this.spans));
		this.application = new SpringApplicationBuilder(application)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean("recorder",
					SdkTracerProviderBuilderCustomizer.class, () -> recorder))
			.run(arguments);
	}

	private ScannedApplication.Orders orders() {
		return this.application.getBean(ScannedApplication.Orders.class);
	}

	private void inRequest(Runnable work) {
		Observation.createNotStarted("request", this.application.getBean(ObservationRegistry.class)).observe(() -> {
			logger.info("in request");
			work.run();
		});
	}

	private SpanData span(String name) {
		List<SpanData> named = this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.toList();
		assertThat(named).hasSize(1);
		return named.get(0);
	}

	private static String tag(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

	private static Ids idsOfLine(CapturedOutput output, String message) {
		Matcher line = Pattern.compile("(?m)^.*\\b([0-9a-f]{32})-([0-9a-f]{16})\\b.* : " + message + "$")
			.matcher(output.getAll());
		assertThat(line.find()).isTrue();
		return new Ids(line.group(1), line.group(2));
	}

	private record Ids(String traceId, String spanId) {

	}

}
