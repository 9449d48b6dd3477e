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
import io.github.tracingboot.it.StructuredLogLines;
import io.github.tracingboot.it.StructuredLoggingApplication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The encoder of logstash-logback-encoder, in a configuration file of the application's
 * own.
 */
class LogstashEncoderIntegrationTests {

	@Test
	void theIdsAreThereOnceWithoutAnythingElse() {
		StructuredLogLines lines = run();
		assertThat(lines.withMessage("in the child span")).containsEntry("traceId", lines.traceId())
			.containsEntry("spanId", lines.childId())
			.doesNotContainKey("transactionId");
		assertThat(lines.text("in the child span")).containsOnlyOnce(lines.traceId()).containsOnlyOnce(lines.childId());
		assertThat(lines.text("after all spans")).doesNotContain("traceId", "spanId");
	}

	@Test
	void theIdsHaveTheNamesThatTheUserChooses() {
		StructuredLogLines lines = run("--tracing.logging.keys.trace-id=trace.id",
				"--tracing.logging.keys.span-id=span.id");
		assertThat(lines.withMessage("in the child span")).containsEntry("trace.id", lines.traceId())
			.containsEntry("span.id", lines.childId())
			.doesNotContainKeys("traceId", "spanId");
	}

	private static StructuredLogLines run(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "--logging.config=classpath:logback-logstash-encoder-spring.xml";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return StructuredLogLines.of(ChildJvm.of(StructuredLoggingApplication.class).run(all));
	}

}
