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

package io.github.tracingboot.export.otlp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OtlpExporterLogging}.
 */
class OtlpExporterLoggingTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "tracing.export.to=otlp", "tracing.export.to=zipkin,OTLP", "tracing.logging.otlp.enabled=true",
					"management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:4318/v1/traces" })
	void shouldSilenceExportersWhenSpansGoOverOtlp(String property) {
		MockEnvironment environment = new MockEnvironment();
		environment.setProperty(property.substring(0, property.indexOf('=')),
				property.substring(property.indexOf('=') + 1));
		assertThat(OtlpExporterLogging.defaults(environment)).hasSize(2).containsValue("off");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "zipkin", "pigeon" })
	void shouldLeaveLoggersAloneOtherwise(String to) {
		assertThat(OtlpExporterLogging.defaults(new MockEnvironment().withProperty("tracing.export.to", to))).isEmpty();
	}

	@Test
	void shouldNameLoggersThatExist() {
		MockEnvironment environment = new MockEnvironment().withProperty("tracing.export.to", "otlp");
		assertThat(OtlpExporterLogging.defaults(environment).keySet()).allSatisfy((key) -> assertThat(
				ClassUtils.isPresent(key.substring("logging.level.".length()), getClass().getClassLoader()))
			.as(key)
			.isTrue());
	}

}
