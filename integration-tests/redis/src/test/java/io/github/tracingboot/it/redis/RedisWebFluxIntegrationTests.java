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
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of Lettuce in a WebFlux application.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisWebFluxIntegrationTests {

	@Test
	void shouldBeChildrenOfTheRequest(CapturedOutput output) {
		Caller caller = Caller.sampled();
		try (RunningApplication application = RunningApplication.start(RedisApplication.class,
				"spring.data.redis.port=" + EmbeddedRedis.port(), "spring.main.web-application-type=reactive")) {
			assertThat(application.get(caller, "/redis/reactive").statusCode()).isEqualTo(200);
			RecordedSpans spans = application.bean(RecordedSpans.class);
			SpanData server = spans.serverSpan(caller.traceId());
			List<SpanData> commands = spans.ofTrace(caller.traceId())
				.stream()
				.filter((span) -> span != server)
				.toList();
			assertThat(commands).extracting(SpanData::getName).containsExactly("SET", "GET");
			assertThat(commands).extracting(SpanData::getParentSpanId).containsOnly(server.getSpanId());
			assertThat(LogLines.awaitAll(output, "reactive answer"))
				.allMatch((line) -> line.contains(caller.traceId()));
			assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

}
