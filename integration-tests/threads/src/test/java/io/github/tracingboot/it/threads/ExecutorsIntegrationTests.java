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

package io.github.tracingboot.it.threads;

import java.util.List;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks that a request hands to executor beans.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExecutorsIntegrationTests {

	private final RunningApplication application = RunningThreads.onPlatformThreads();

	@ParameterizedTest
	@ValueSource(strings = "applicationTaskExecutor")
	void shouldLogTheIdOfTheRequestInItsTask(String executor, CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(this.application.get(caller, "/executors/" + executor).statusCode()).isEqualTo(200);
		List<String> lines = LogLines.awaitAll(output, "in a task on " + executor);
		assertThat(lines).singleElement().asString().contains(caller.traceId());
	}

}
