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

import java.util.Map;
import java.util.stream.Collectors;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.EmbeddedRedis;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Meters of Lettuce with the starter, without it and with the instrumentation switched
 * off.
 */
@ExtendWith(OutputCaptureExtension.class)
class RedisMetersIntegrationTests {

	private static final String SWITCH = "tracing.instrument.redis.enabled";

	@Test
	void shouldLeaveNamesTagsAndCountsAsTheyAre(CapturedOutput output) {
		Map<String, Long> withoutStarter = run("tracing.enabled=false", true);
		Map<String, Long> withStarter = run(SWITCH + "=true", true);
		Map<String, Long> switchedOff = run(SWITCH + "=false", false);
		assertThat(withoutStarter).isNotEmpty();
		assertThat(withStarter).isEqualTo(withoutStarter);
		assertThat(switchedOff).isEqualTo(withoutStarter);
		assertThat(withStarter.toString()).doesNotContain("secret");
		assertThat(LogLines.all(output, "Tracing is on.", "redis (" + SWITCH + "=false)")).hasSize(1);
	}

	private static Map<String, Long> run(String property, boolean expectSpans) {
		Caller caller = Caller.sampled();
		try (RunningApplication application = RunningApplication.start(RedisApplication.class,
				"spring.data.redis.port=" + EmbeddedRedis.port(), property)) {
			for (String usage : new String[] { "template", "wrong-type", "ping", "pipeline", "reactive-blocked" }) {
				assertThat(application.get(caller, "/redis/" + usage).statusCode()).isEqualTo(200);
			}
			boolean anySpans = application.bean(RecordedSpans.class)
				.ofTrace(caller.traceId())
				.stream()
				.anyMatch((span) -> span.getKind() == SpanKind.CLIENT);
			assertThat(anySpans).as(property).isEqualTo(expectSpans);
			return counts(application.bean(MeterRegistry.class));
		}
	}

	private static Map<String, Long> counts(MeterRegistry registry) {
		return registry.find("lettuce")
			.timers()
			.stream()
			.collect(Collectors.toMap((timer) -> timer.getId().toString(), Timer::count));
	}

}
