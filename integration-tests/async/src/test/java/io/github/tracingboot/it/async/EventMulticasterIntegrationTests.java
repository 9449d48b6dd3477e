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

package io.github.tracingboot.it.async;

import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RunningApplication;
import io.github.tracingboot.it.async.events.EventApplication;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events that an executor hands to their listeners.
 */
@ExtendWith(OutputCaptureExtension.class)
class EventMulticasterIntegrationTests {

	@Test
	void shouldLogTheIdsOfThePublisherInTheListener(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(EventApplication.class,
				"spring.main.web-application-type=none")) {
			String[] ids = new String[1];
			Observation.createNotStarted("request", application.bean(ObservationRegistry.class)).observe(() -> {
				ids[0] = MDC.get("traceId") + "-" + MDC.get("spanId");
				application.context().publishEvent(new EventApplication.Placed("4711"));
			});
			assertThat(LogLines.awaitAll(output, ids[0], "[         task-", "heard of 4711")).hasSize(1);
			assertThat(output).doesNotContain(" WARN ").doesNotContain(" ERROR ").doesNotContain(", async,");
		}
	}

}
