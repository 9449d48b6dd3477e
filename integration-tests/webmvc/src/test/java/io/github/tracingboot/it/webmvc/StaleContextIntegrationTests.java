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

package io.github.tracingboot.it.webmvc;

import java.net.http.HttpResponse;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.servlet.ServletApplication;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server with a single thread, on which a controller forgets to close a scope.
 */
@ExtendWith(OutputCaptureExtension.class)
class StaleContextIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "/leaks-span", "/leaks-observation" })
	void shouldNotReachTheNextRequestOnTheThread(String leak, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(ServletApplication.class,
				"server.tomcat.threads.max=1", "server.tomcat.threads.min-spare=1")) {
			ContextBoundary boundary = application.bean(ContextBoundary.class);
			Caller leaking = Caller.sampled();
			assertThat(application.get(leaking, leak).statusCode()).isEqualTo(200);
			Caller next = Caller.sampled();
			application.get(next, "/orders/1");
			HttpResponse<String> unknown = application.get(application.port(), "/orders/2");
			assertThat(unknown.headers().firstValue("X-Trace-Id").orElseThrow()).isNotIn(leaking.traceId(),
					next.traceId());
			assertThat(LogLines.awaitAll(output, "showing an order")).hasSize(2)
				.noneMatch((line) -> line.contains(leaking.traceId()));
			SpanData span = application.bean(RecordedSpans.class).serverSpan(next.traceId());
			assertThat(span.getParentSpanId()).isEqualTo(next.spanId());
			assertThat(boundary.repairs()).isEqualTo(1);
			assertThat(LogLines.all(output, "WARN", "still carried a trace")).hasSize(1);
		}
	}

}
