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

package io.github.tracingboot.it.lifecycle;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.FakeZipkin;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One application after the other in the same JVM, as development tools do it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RestartIntegrationTests {

	@Test
	void shouldLeaveNoThreadBehindWhenStartedAndClosedTenTimes() {
		try (FakeZipkin zipkin = new FakeZipkin()) {
			runAndClose(zipkin, "first");
			Threads.awaitNoneOfOurs();
			// The first start leaves threads of the JDK and of Tomcat that stay.
			int threads = Threads.settle();
			for (int run = 2; run <= 10; run++) {
				runAndClose(zipkin, "repeated");
				Threads.awaitNoneOfOurs();
			}
			Threads.awaitAtMost(threads);
			assertThat(zipkin.names()).filteredOn("get /work"::equals).hasSize(10);
		}
	}

	@Test
	void shouldLogEachLineOnceWithItsIdsAfterRestarts(CapturedOutput output) {
		try (FakeZipkin zipkin = new FakeZipkin()) {
			for (int run = 1; run <= 3; run++) {
				Caller caller = runAndClose(zipkin, "restarted-" + run);
				assertThat(LogLines.all(output, "did restarted-" + run + " work")).singleElement()
					.asString()
					.containsPattern("\\[" + caller.traceId() + "-[0-9a-f]{16}]");
			}
		}
	}

	@Test
	void shouldNotHoldOnToTheClassLoaderOfTheWebApplication() {
		try (FakeZipkin zipkin = new FakeZipkin();
				RunningApplication application = RunningApplication.start(LifecycleApplication.class,
						zipkin.properties(FakeZipkin.WITHOUT_DELAY, zipkin.otlpProperty()))) {
			application.get(Caller.sampled(), "/work");
			await().untilAsserted(() -> assertThat(zipkin.names()).isNotEmpty());
			assertThat(Thread.getAllStackTraces().keySet()).filteredOn(
					(thread) -> thread.getName().startsWith("tracing-") || thread.getName().startsWith("HttpClient-"))
				.isNotEmpty()
				.allSatisfy((thread) -> assertThat(thread.getContextClassLoader()).as(thread.getName())
					.isSameAs(getClass().getClassLoader()));
		}
	}

	private static Caller runAndClose(FakeZipkin zipkin, String work) {
		Caller caller = Caller.sampled();
		try (RunningApplication application = RunningApplication.start(LifecycleApplication.class,
				zipkin.properties(FakeZipkin.WITHOUT_DELAY))) {
			assertThat(application.get(caller, "/work?name=" + work).statusCode()).isEqualTo(200);
		}
		return caller;
	}

}
