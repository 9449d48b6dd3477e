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

package io.github.tracingboot.it.webflux;

import io.github.tracingboot.concurrent.ContextBoundary;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.tracing.Tracer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whatever a request leaves open on a thread, the next one does not see it.
 */
@ExtendWith(OutputCaptureExtension.class)
class CleanThreadsIntegrationTests {

	private static RunningApplication application;

	private static ContextBoundary boundary;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(WebFluxApplication.class);
		boundary = application.bean(ContextBoundary.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/leak/span", "/leak/observation", "/leak/worker" })
	void shouldStartTheNextRequestCleanWhenUserCodeLeftAScopeOpen(String path, CapturedOutput output) {
		long repairs = boundary.repairs();
		Caller leaking = Caller.sampled();
		assertThat(application.get(leaking, path).statusCode()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(boundary.repairs()).isGreaterThan(repairs));
		for (int attempt = 0; attempt < 8; attempt++) {
			Caller next = Caller.sampled();
			application.get(next, "/leak/none");
			application.get(next, "/orders/clean");
		}
		assertThat(LogLines.all(output, "nothing is leaked here")).hasSize(8)
			.noneMatch((line) -> line.contains(leaking.traceId()));
		assertThat(LogLines.all(output, "found order clean")).hasSize(8)
			.noneMatch((line) -> line.contains(leaking.traceId()));
	}

	@Test
	void shouldLeaveWorkerThreadsClean() {
		application.get(Caller.sampled(), "/leak/worker");
		application.get(Caller.sampled(), "/hops/worker");
		Tracer tracer = application.bean(Tracer.class);
		for (int attempt = 0; attempt < 40; attempt++) {
			Boolean clean = Mono.fromCallable(() -> tracer.currentSpan() == null)
				.subscribeOn(Schedulers.boundedElastic())
				.block();
			assertThat(clean).isTrue();
		}
	}

	@Test
	void shouldNotCountWellBehavedRequestsAsRepairs() {
		long repairs = boundary.repairs();
		Caller caller = Caller.sampled();
		application.get(caller, "/hops/tidy");
		application.get(caller, "/respond/stream");
		application.get(caller, "/fail/late");
		application.bean(RecordedSpans.class).ofTrace(caller.traceId());
		assertThat(boundary.repairs()).isEqualTo(repairs);
	}

}
