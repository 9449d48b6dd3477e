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

package io.github.tracingboot.it.servlet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.tracingboot.it.RunningApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The application's metrics of its requests are those that it has without tracing.
 */
public abstract class ServletMetricsContract {

	private static final List<String> PATHS = List.of("/orders/1", "/orders/2", "/fails", "/fails-advised",
			"/fails-with-status", "/rejects-advised", "/sends-error", "/no-such-path", "/answers-with-status",
			"/redirects", "/callable", "/callable-fails", "/callable-fails-unhandled", "/deferred", "/streamed",
			"/sse");

	@Test
	void shouldLeaveNamesTagsAndCountsAsTheyAreWithoutTracing() {
		Map<String, Long> without = measure("tracing.enabled=false");
		Map<String, Long> with = measure("tracing.enabled=true");
		assertThat(without).hasSizeGreaterThan(10);
		assertThat(with).isEqualTo(without);
	}

	private static Map<String, Long> measure(String property) {
		try (RunningApplication application = RunningApplication.start(ServletApplication.class, property)) {
			PATHS.forEach((path) -> application.get(application.port(), path));
			application.get(application.port(), "/orders/3", "X-Throw", "last");
			MeterRegistry registry = application.bean(MeterRegistry.class);
			await().until(() -> count(registry) == PATHS.size() + 1L);
			Map<String, Long> counts = new TreeMap<>();
			registry.find("http.server.requests")
				.timers()
				.forEach((timer) -> counts.put(timer.getId().toString(), timer.count()));
			return counts;
		}
	}

	private static long count(MeterRegistry registry) {
		return registry.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum();
	}

}
