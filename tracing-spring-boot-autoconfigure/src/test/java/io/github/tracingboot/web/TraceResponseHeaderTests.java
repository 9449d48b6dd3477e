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

package io.github.tracingboot.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TraceResponseHeader}.
 */
class TraceResponseHeaderTests {

	private final WebTracingProperties.ResponseHeader properties = new WebTracingProperties.ResponseHeader();

	@Test
	void shouldHaveANameByFormatUnlessTheUserGivesOne() {
		assertThat(new TraceResponseHeader(this.properties).name()).isEqualTo("X-Trace-Id");
		this.properties.setFormat(ResponseHeaderFormat.SERVER_TIMING);
		assertThat(new TraceResponseHeader(this.properties).name()).isEqualTo("Server-Timing");
		this.properties.setName("X-Request-Trace");
		assertThat(new TraceResponseHeader(this.properties).name()).isEqualTo("X-Request-Trace");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X Trace", "X:Trace", "X-Trace\r\nSet-Cookie", "Content-Type", "content-length",
			"TRANSFER-ENCODING", "Set-Cookie" })
	void shouldRefuseANameThatWouldBreakResponses(String name) {
		this.properties.setName(name);
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new TraceResponseHeader(this.properties))
			.satisfies((ex) -> {
				assertThat(ex.getName()).isEqualTo("tracing.web.response-header.name");
				assertThat(ex.getValue()).isEqualTo(name);
				assertThat(ex.getReason()).contains("for example 'X-Trace-Id'");
			});
	}

}
