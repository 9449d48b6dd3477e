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

package io.github.tracingboot.it.aot;

import java.net.http.HttpResponse;
import java.util.List;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.FakeZipkin;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application that was processed ahead of time, in a JVM that is told to use that.
 */
@ExtendWith(OutputCaptureExtension.class)
class AheadOfTimeIntegrationTests {

	@Test
	void shouldTraceRequestsClientsAndAnnotationsOfApplicationProcessedAheadOfTime(CapturedOutput output) {
		try (FakeZipkin zipkin = new FakeZipkin();
				RunningApplication application = RunningApplication.start(AheadOfTimeApplication.class,
						zipkin.properties(FakeZipkin.WITHOUT_DELAY))) {
			assertThat(output).contains("Starting AOT-processed AheadOfTimeApplication").contains("Tracing is on.");
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/orders/book");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("X-Trace-Id")).contains(caller.traceId());
			assertThat(response.body()).startsWith("00-" + caller.traceId() + "-");
			for (String work : List.of("order of book", "price of book", "stock of book", "count of book")) {
				assertThat(LogLines.all(output, work)).singleElement()
					.asString()
					.containsPattern("\\[" + caller.traceId() + "-[0-9a-f]{16}]");
			}
			await().untilAsserted(() -> assertThat(zipkin.names()).containsExactlyInAnyOrder("get /orders/{item}",
					"look up price", "discount", "get /stock/{item}", "get /stock/{item}", "count-items", "shelf"));
			assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ");
		}
	}

	@Test
	void shouldRunNoBatchProcessorWhenProcessedAheadOfTime() {
		try (FakeZipkin zipkin = new FakeZipkin();
				RunningApplication application = RunningApplication.start(AheadOfTimeApplication.class,
						zipkin.properties(FakeZipkin.WITHOUT_DELAY))) {
			application.get(Caller.sampled(), "/stock/book");
			await().untilAsserted(() -> assertThat(zipkin.names()).isNotEmpty());
			assertThat(application.context().getBeansOfType(BatchSpanProcessor.class)).isEmpty();
			assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.contains("BatchSpanProcessor"));
		}
	}

}
