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

package io.github.tracingboot.it.export;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What an application prints when its export can't be configured.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExportFailureAnalysisIntegrationTests {

	@Test
	void shouldNameUnknownBackendAndValidChoices(CapturedOutput output) {
		fail("tracing.export.to=zipkin,pigeon");
		assertThat(analysis(output)).contains("tracing.export.to", "pigeon", "OTLP", "ZIPKIN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tracing.export.zipkin.endpoint", "management.tracing.export.zipkin.endpoint",
			"tracing.export.otlp.endpoint", "tracing.export.elasticsearch.endpoint" })
	void shouldNameMalformedUrlAndWhatToWrite(String property, CapturedOutput output) {
		fail("tracing.export.to=zipkin,otlp,elasticsearch", property + "=http://zip kin:9411");
		assertThat(analysis(output)).contains("'" + property + "'", "http://zip kin:9411", "for example: localhost");
	}

	@Test
	void shouldNotShowCredentialsOfMalformedUrl(CapturedOutput output) {
		fail("tracing.export.to=zipkin", "tracing.export.zipkin.endpoint=http://me:s3cret@zip kin");
		assertThat(analysis(output)).contains("tracing.export.zipkin.endpoint", "http://******@zip kin");
		assertThat(output).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "otlp", "elasticsearch" })
	void shouldNotShowValueOfHeaderThatCanNotBeSent(String backend, CapturedOutput output) {
		fail("tracing.export.to=" + backend, "tracing.export." + backend + ".headers.x-token=s3cret\r\nx");
		assertThat(analysis(output)).contains("tracing.export." + backend + ".headers.x-token");
		assertThat(output).doesNotContain("s3cret");
	}

	@ParameterizedTest
	@CsvSource({ "tracing.export.zipkin.max-queue-size, 0", "tracing.export.zipkin.max-batch-size, -1",
			"tracing.export.zipkin.schedule-delay, 0s", "tracing.export.zipkin.timeout, -5s",
			"tracing.export.zipkin.connect-timeout, 0s", "tracing.export.otlp.max-queue-size, 0",
			"tracing.export.otlp.timeout, 0s", "tracing.export.elasticsearch.max-batch-size, 0",
			"tracing.export.elasticsearch.timeout, 0s", "tracing.export.shutdown-timeout, 0s",
			"management.opentelemetry.tracing.export.max-queue-size, 0" })
	void shouldNameSizeThatIsNotPositive(String property, String value, CapturedOutput output) {
		fail("tracing.export.to=zipkin,otlp,elasticsearch", property + "=" + value);
		assertThat(analysis(output)).contains("'" + property + "'", "'" + value + "'", "greater than 0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zipkin", "otlp", "elasticsearch" })
	void shouldNameSslBundleThatIsMissing(String backend, CapturedOutput output) {
		fail("tracing.export.to=" + backend, "tracing.export." + backend + ".ssl.bundle=nowhere");
		assertThat(analysis(output)).contains("'tracing.export." + backend + ".ssl.bundle'", "'nowhere'",
				"spring.ssl.bundle.pem.nowhere");
	}

	@ParameterizedTest
	@CsvSource({ "index, Spans, 'lower case'", "index, 'spans-%{bad}', 'not a date pattern'",
			"data-stream, traces-apm-default, 'Elastic APM'" })
	void shouldNameIndexThatCanNotBeOne(String property, String value, String reason, CapturedOutput output) {
		fail("tracing.export.to=elasticsearch", "tracing.export.elasticsearch." + property + "=" + value);
		assertThat(analysis(output)).contains("'tracing.export.elasticsearch." + property + "'", value, reason);
	}

	@Test
	void shouldNameContradictingCredentialsWithoutShowingThem(CapturedOutput output) {
		fail("tracing.export.to=elasticsearch", "tracing.export.elasticsearch.api-key=s3cret",
				"tracing.export.elasticsearch.username=me");
		assertThat(analysis(output)).contains("tracing.export.elasticsearch.api-key",
				"tracing.export.elasticsearch.username");
		assertThat(output).doesNotContain("s3cret");
	}

	private static void fail(String... properties) {
		assertThatException().isThrownBy(() -> ExportingApplication.run(properties));
	}

	private static String analysis(CapturedOutput output) {
		assertThat(output).contains("APPLICATION FAILED TO START");
		return output.toString().substring(output.toString().indexOf("APPLICATION FAILED TO START"));
	}

}
