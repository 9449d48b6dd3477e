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

package io.github.tracingboot.it;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Elastic's own encoder, in a configuration file of the application's own.
 */
public abstract class EcsEncoderContract {

	private final String configuration;

	/**
	 * Creates the contract.
	 * @param configuration where the configuration file is
	 */
	protected EcsEncoderContract(String configuration) {
		this.configuration = configuration;
	}

	@Test
	void theIdsHaveTheStandardNamesOnce() {
		StructuredLogLines lines = StructuredLogLines.of(ChildJvm.of(StructuredLoggingApplication.class)
			.run("--logging.config=" + this.configuration, "--tracing.logging.keys.trace-id=trace.id",
					"--tracing.logging.keys.span-id=span.id", "--tracing.logging.keys.transaction-id=transaction.id"));
		for (String message : List.of("in the child span", "on another thread")) {
			Map<String, Object> line = lines.withMessage(message);
			assertThat(line).containsEntry("trace.id", lines.traceId())
				.containsEntry("span.id", lines.childId())
				.containsEntry("transaction.id", lines.rootId())
				.containsEntry("service.name", "orders");
			assertThat(lines.text(message)).containsOnlyOnce(lines.traceId()).containsOnlyOnce(lines.childId());
		}
		assertThat(lines.text("after all spans")).doesNotContain("trace.id", "span.id", "transaction.id");
		assertThat(lines.documents()).extracting((line) -> line.get("message"))
			.containsOnlyOnce(StructuredLoggingApplication.HOSTILE);
	}

}
