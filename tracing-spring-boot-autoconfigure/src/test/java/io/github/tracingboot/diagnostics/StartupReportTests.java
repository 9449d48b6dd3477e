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

package io.github.tracingboot.diagnostics;

import io.github.tracingboot.TracingRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the line that is logged at start-up.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupReportTests {

	private final ApplicationContextRunner runner = TracingRunner.create();

	@Test
	void shouldSayWhatIsOn(CapturedOutput output) {
		this.runner.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("Tracing is on.")
			.contains("tracer: OtelTracer on Spring Boot ")
			.contains("propagation: reads w3c b3 b3-multi jaeger ot and writes w3c")
			.contains("sampling: probability 1.0 for new traces and as the caller decided for others")
			.contains("log keys: traceId, spanId")
			.containsPattern("instrumented: [^;]*executors");
	}

	@Test
	void shouldSayNothingWhenSwitchedOff(CapturedOutput output) {
		this.runner.withPropertyValues("tracing.enabled=false").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("Tracing is on");
	}

	@Test
	void shouldSayWhatIsOffAndWhy() {
		StartupReport report = new StartupReport();
		report.off("jdbc", "tracing.instrument.jdbc.enabled is false");
		report.instrumented("rest-client");
		assertThat(report.toLine())
			.isEqualTo("instrumented: rest-client; off: jdbc (tracing.instrument.jdbc.enabled is false)");
	}

	@Test
	void shouldListWhatIsOnByName() {
		StartupReport report = new StartupReport();
		report.instrumented("kafka");
		report.instrumented("executors");
		report.instrumented("jdbc");
		assertThat(report.toLine()).isEqualTo("instrumented: executors, jdbc, kafka");
	}

	@Test
	void shouldNameTheSwitchOfWhatIsSwitchedOff(CapturedOutput output) {
		this.runner
			.withPropertyValues("tracing.instrument.executors.enabled=false",
					"tracing.instrument.reactor.enabled=false", "tracing.instrument.rest-client.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("executors (tracing.instrument.executors.enabled=false)")
			.contains("reactor (tracing.instrument.reactor.enabled=false)")
			.contains("rest-client (tracing.instrument.rest-client.enabled=false)");
	}

	@Test
	void shouldTakeContributionsOfTheUser(CapturedOutput output) {
		this.runner.withBean("mine", StartupContributor.class, () -> (report) -> report.instrumented("our own client"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("our own client");
	}

}
