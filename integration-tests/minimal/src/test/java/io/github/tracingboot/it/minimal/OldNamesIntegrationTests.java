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

package io.github.tracingboot.it.minimal;

import io.github.tracingboot.it.ChildJvm;
import io.github.tracingboot.it.SpanLoggingApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Old names of properties in an application that has the starter and nothing else, no
 * library for JSON either.
 */
class OldNamesIntegrationTests {

	private final ChildJvm application = ChildJvm.of(SpanLoggingApplication.class);

	@Test
	void shouldTellThemOnTheConsoleAndGoOn() {
		ChildJvm.Result result = this.application.run("--spring.sleuth.sampler.probability=0.5",
				"--spring.zipkin.enabled=false");
		assertThat(result.exitCode()).isZero();
		assertThat(result.line("WARN")).contains("io.github.tracingboot.Tracing", "2 properties have names of");
		assertThat(result.line("spring.sleuth.sampler.probability"))
			.startsWith("    spring.sleuth.sampler.probability ")
			.endsWith("Write 'management.tracing.sampling.probability'.");
		assertThat(result.line("spring.zipkin.enabled"))
			.endsWith("Write the value under 'management.tracing.export.zipkin.enabled'.");
	}

	@Test
	void shouldEndTheStartInStrictMode() {
		ChildJvm.Result result = this.application.run("--tracing.sleuth.strict=true",
				"--spring.sleuth.sampler.probability=0.5");
		assertThat(result.exitCode()).isNotZero();
		assertThat(result.output())
			.contains("APPLICATION FAILED TO START", "    Property: spring.sleuth.sampler.probability",
					"    spring.sleuth.sampler.probability: Write 'management.tracing.sampling.probability'.")
			.doesNotContain("inside the span");
	}

}
