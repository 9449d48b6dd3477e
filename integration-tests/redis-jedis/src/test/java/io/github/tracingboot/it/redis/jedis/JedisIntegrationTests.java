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

package io.github.tracingboot.it.redis.jedis;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.embedded.RedisServer;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that uses Jedis: its commands are not covered, and come to no harm.
 */
@ExtendWith(OutputCaptureExtension.class)
class JedisIntegrationTests {

	private static final Pattern IDS = Pattern.compile("\\[([0-9a-f]{32})-([0-9a-f]{16})]");

	private static RedisServer redis;

	private static RunningApplication application;

	@BeforeAll
	static void start() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
		application = RunningApplication.start(JedisApplication.class, "spring.data.redis.port=" + port);
	}

	@AfterAll
	static void stop() throws IOException {
		application.close();
		redis.stop();
	}

	@Test
	void shouldWorkWithoutSpansOfCommands() {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/template").body()).isEqualTo("value");
		SpanData server = spans().serverSpan(caller.traceId());
		assertThat(spans().ofTrace(caller.traceId())).containsExactly(server);
	}

	@Test
	void shouldProcessMessagesInTracesOfTheirOwnAlthoughARequestSubscribed(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/subscribe").statusCode()).isEqualTo(200);
		String first = publishAndAwaitTrace("first", output);
		String second = publishAndAwaitTrace("second", output);
		assertThat(List.of(caller.traceId(), first, second)).doesNotHaveDuplicates();
		assertThat(spans().ofTrace(first)).extracting(SpanData::getName).containsExactly("redis listener");
		assertThat(application.bean(ContextBoundary.class).repairs()).isZero();
		assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
	}

	private static String publishAndAwaitTrace(String text, CapturedOutput output) {
		application.bean(StringRedisTemplate.class).convertAndSend("orders", text);
		Matcher ids = IDS.matcher(LogLines.awaitAll(output, "got '" + text + "'").get(0));
		assertThat(ids.find()).isTrue();
		return ids.group(1);
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

}
