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

package io.github.tracingboot.it.redis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.EmbeddedRedis;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages of Redis in listener containers.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisListenersIntegrationTests {

	private static final Pattern IDS = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(ListeningApplication.class,
				"spring.data.redis.port=" + EmbeddedRedis.port());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders", "orders.on.own.executor" })
	void shouldProcessEachMessageInATraceOfItsOwn(String channel, CapturedOutput output) {
		String first = publishAndAwaitTrace(channel, "first to " + channel, output);
		String second = publishAndAwaitTrace(channel, "second to " + channel, output);
		assertThat(first).isNotEqualTo(second);
		List<SpanData> spans = spans().ofTrace(first);
		assertThat(spans).extracting(SpanData::getName).containsExactlyInAnyOrder("GET", "redis listener");
		SpanData message = named("redis listener", spans);
		assertThat(message.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(message.getParentSpanContext().isValid()).isFalse();
		assertThat(attribute(message, "messaging.system")).isEqualTo("redis");
		assertThat(attribute(message, "messaging.operation.type")).isEqualTo("process");
		assertThat(named("GET", spans).getParentSpanId()).isEqualTo(message.getSpanId());
		assertThat(spans.toString()).doesNotContain("to " + channel);
		assertThat(application.bean(ContextBoundary.class).repairs()).isZero();
	}

	@Test
	void shouldLogTheContainersComplaintInTheTraceOfTheMessage(CapturedOutput output) {
		template().convertAndSend("broken", "x");
		String line = LogLines.awaitAll(output, "Execution of message listener failed").get(0);
		assertThat(line).contains(" WARN ").contains("RedisMessageListenerContainer");
		List<SpanData> spans = spans().ofTrace(traceId(line));
		assertThat(spans).singleElement().satisfies((span) -> {
			assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			assertThat(span.getEvents()).extracting((event) -> event.getName()).containsExactly("exception", "log");
		});
	}

	@Test
	void shouldCallTheErrorHandlerOfTheUserInTheTraceOfTheMessage(CapturedOutput output) {
		template().convertAndSend("broken.on.own.executor", "x");
		String line = LogLines.awaitAll(output, "own handler saw listener is broken").get(0);
		assertThat(spans().ofTrace(traceId(line))).singleElement()
			.extracting((span) -> span.getStatus().getStatusCode())
			.isEqualTo(StatusCode.ERROR);
		assertThat(LogLines.all(output, "Execution of message listener failed")).isEmpty();
	}

	@Test
	void shouldNotTieAMessageToTheRequestThatSubscribed(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/subscribe").statusCode()).isEqualTo(200);
		assertThat(publishAndAwaitTrace("late", "sent later", output)).isNotEqualTo(caller.traceId());
	}

	@Test
	void shouldGiveReactiveSubscribersNoTraceButTheirOwn(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/receive").body()).isEqualTo("received");
		assertThat(LogLines.awaitAll(output, "received reactively"))
			.allMatch((line) -> line.contains(caller.traceId()));
	}

	private static SpanData named(String name, List<SpanData> spans) {
		return spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	private static String publishAndAwaitTrace(String channel, String text, CapturedOutput output) {
		template().convertAndSend(channel, text);
		return traceId(LogLines.awaitAll(output, "got '" + text + "'").get(0));
	}

	private static String traceId(String line) {
		Matcher ids = IDS.matcher(line);
		assertThat(ids.find()).as(line).isTrue();
		return ids.group(1);
	}

	private static StringRedisTemplate template() {
		return application.bean(StringRedisTemplate.class);
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

	private static String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
