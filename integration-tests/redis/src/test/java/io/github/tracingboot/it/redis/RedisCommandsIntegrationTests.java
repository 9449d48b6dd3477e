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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of Lettuce in a Spring MVC application, against a real Redis.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisCommandsIntegrationTests {

	private static RunningApplication application;

	private final Caller caller = Caller.sampled();

	@BeforeAll
	static void start() {
		application = RunningApplication.start(RedisApplication.class, "spring.data.redis.port=" + EmbeddedRedis.port(),
				"tracing.web.exclude=/redis/excluded/**", "management.tracing.baggage.remote-fields=tenant");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		spans().clear();
	}

	@ParameterizedTest
	@CsvSource({ "template, SET GET", "reactive, SET GET", "reactive-blocked, GET", "reactive-subscribed, GET",
			"async, GET", "callback, GET EXISTS", "pipeline, SET GET", "transaction, MULTI SET EXEC",
			"script, EVALSHA EVAL", "cache, GET SET", "repository, DEL HMSET SADD", "publish, PUBLISH" })
	void shouldBeChildrenOfTheRequestWithoutKeysAndValues(String usage, String commands) {
		List<SpanData> redis = commandsOf(usage);
		SpanData server = spans().serverSpan(this.caller.traceId());
		assertThat(redis).extracting(SpanData::getName).containsExactlyInAnyOrder(commands.split(" "));
		assertThat(redis).allSatisfy((span) -> {
			assertThat(span.getParentSpanId()).isEqualTo(server.getSpanId());
			assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
			assertThat(span.toString()).doesNotContain("secret");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "template", "reactive", "async", "pipeline" })
	void shouldHaveTheBaggageOfTheRequestAsTags(String usage) {
		application.get(this.caller, "/redis/" + usage, "tenant", "acme");
		assertThat(commands()).isNotEmpty()
			.allSatisfy((span) -> assertThat(attribute(span, "tenant")).isEqualTo("acme"));
	}

	@Test
	void shouldDescribeTheCommandByTheConventions() {
		SpanData span = onlyCommandOf("reactive-blocked");
		assertThat(attribute(span, "db.system.name")).isEqualTo("redis");
		assertThat(attribute(span, "db.operation.name")).isEqualTo("GET");
		assertThat(attribute(span, "db.namespace")).isEqualTo("0");
		assertThat(attribute(span, "server.address")).isEqualTo("localhost");
		assertThat(span.getAttributes().get(AttributeKey.longKey("server.port"))).isEqualTo(EmbeddedRedis.port());
		assertThat(attribute(span, "db.query.text")).isNull();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void shouldBeChildrenOfASpanMadeByHand() {
		String byHand = application.get(this.caller, "/redis/by-hand").body();
		assertThat(commands()).singleElement().extracting(SpanData::getParentSpanId).isEqualTo(byHand);
	}

	@Test
	void shouldFailTheSpanOfACommandThatRedisRefuses() {
		List<SpanData> redis = commandsOf("wrong-type");
		assertThat(redis).extracting(SpanData::getName).containsExactly("DEL", "LPUSH", "GET", "DEL");
		SpanData refused = redis.get(2);
		assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(refused, "error.type")).isEqualTo("WRONGTYPE");
		assertThat(attribute(refused, "db.response.status_code")).isEqualTo("WRONGTYPE");
	}

	@Test
	void shouldKeepArgumentsThatRedisQuotesInAnErrorOffTheSpan(CapturedOutput output) {
		SpanData refused = onlyCommandOf("unknown-command");
		assertThat(output).contains("failed as it should: ERR unknown command").contains("secret-value");
		assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(refused, "error.type")).isEqualTo("ERR");
		assertThat(refused.toString()).doesNotContain("secret");
	}

	@Test
	void shouldMakeNoSpanForAPing() {
		assertThat(commandsOf("ping")).isEmpty();
	}

	@Test
	void shouldMakeNoSpanForTheUpkeepOfTheFirstConnection() {
		try (RunningApplication fresh = RunningApplication.start(RedisApplication.class,
				"spring.data.redis.port=" + EmbeddedRedis.port(), "spring.data.redis.database=3",
				"spring.data.redis.client-name=shop")) {
			fresh.get(this.caller, "/redis/reactive-blocked");
			List<SpanData> redis = commands(fresh.bean(RecordedSpans.class));
			assertThat(redis).singleElement().extracting(SpanData::getName).isEqualTo("GET");
			assertThat(attribute(redis.get(0), "db.namespace")).isEqualTo("3");
		}
	}

	@Test
	void shouldMakeNoSpanWhenHealthIsPolled() {
		for (int i = 0; i < 50; i++) {
			assertThat(application.get(application.port(), "/actuator/health").statusCode()).isEqualTo(200);
		}
		assertThat(spans().all()).isEmpty();
		assertThat(spans().openTraces()).isEmpty();
	}

	@Test
	void shouldMakeNoSpanInAnExcludedRequest() {
		assertThat(application.get(this.caller, "/redis/excluded/one").statusCode()).isEqualTo(200);
		assertThat(spans().all()).isEmpty();
	}

	@Test
	void shouldMakeNoSpanOutsideATrace() {
		application.bean(StringRedisTemplate.class).opsForValue().get("any");
		assertThat(spans().all()).isEmpty();
		assertThat(spans().openTraces()).isEmpty();
	}

	@Test
	void shouldLogTheTraceIdWhereTheReactiveAnswerArrives(CapturedOutput output) {
		commandsOf("reactive");
		assertThat(LogLines.awaitAll(output, "reactive answer")).allMatch((line) -> line.contains("EventLoop"))
			.allMatch((line) -> line.contains(this.caller.traceId()));
	}

	@Test
	void shouldLogTheTraceIdInTheCallbackOfAFutureThatTakesTheContextAlong(CapturedOutput output) {
		commandsOf("callback");
		assertThat(LogLines.awaitAll(output, "answered in a callback"))
			.allMatch((line) -> line.contains(this.caller.traceId()));
	}

	private SpanData onlyCommandOf(String usage) {
		List<SpanData> redis = commandsOf(usage);
		assertThat(redis).hasSize(1);
		return redis.get(0);
	}

	private List<SpanData> commandsOf(String usage) {
		assertThat(application.get(this.caller, "/redis/" + usage).statusCode()).isEqualTo(200);
		return commands();
	}

	private List<SpanData> commands() {
		return commands(spans());
	}

	private List<SpanData> commands(RecordedSpans spans) {
		return spans.ofTrace(this.caller.traceId())
			.stream()
			.filter((span) -> span.getKind() == SpanKind.CLIENT)
			.toList();
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

	private static String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
