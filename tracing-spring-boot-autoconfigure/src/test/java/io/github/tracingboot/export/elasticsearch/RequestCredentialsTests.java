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

package io.github.tracingboot.export.elasticsearch;

import java.util.Map;

import io.github.tracingboot.export.InvalidExportPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RequestCredentials}.
 */
class RequestCredentialsTests {

	private final ElasticsearchExportProperties properties = new ElasticsearchExportProperties();

	@Test
	void shouldSendNothingByDefault() {
		assertThat(RequestCredentials.headers(this.properties)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "aWQ6czNjcmV0, ApiKey aWQ6czNjcmV0", "id:s3cret, ApiKey aWQ6czNjcmV0",
			"' aWQ6czNjcmV0 ', ApiKey aWQ6czNjcmV0" })
	void shouldSendApiKeyHoweverItIsWritten(String apiKey, String header) {
		this.properties.setApiKey(apiKey);
		assertThat(RequestCredentials.headers(this.properties)).isEqualTo(Map.of("Authorization", header));
	}

	@Test
	void shouldSendUserAndPassword() {
		this.properties.setUsername("me");
		this.properties.setPassword("s3cret");
		assertThat(RequestCredentials.headers(this.properties))
			.isEqualTo(Map.of("Authorization", "Basic bWU6czNjcmV0"));
	}

	@Test
	void shouldPutHeadersOfTheUserLast() {
		this.properties.setApiKey("a:b");
		this.properties.getHeaders().put("authorization", "Bearer x");
		assertThat(RequestCredentials.headers(this.properties))
			.containsExactly(Map.entry("Authorization", "ApiKey YTpi"), Map.entry("authorization", "Bearer x"));
	}

	@Test
	void shouldRefuseTwoKindsOfCredentials() {
		this.properties.setApiKey("s3cret");
		this.properties.setUsername("me");
		assertThatExceptionOfType(MutuallyExclusiveConfigurationPropertiesException.class)
			.isThrownBy(() -> RequestCredentials.headers(this.properties))
			.withMessageContaining("api-key")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void shouldRefuseApiKeyThatCanNotBeOneWithoutShowingIt() {
		this.properties.setApiKey("s3cret\r\nx: y");
		assertThatExceptionOfType(InvalidExportPropertyException.class)
			.isThrownBy(() -> RequestCredentials.headers(this.properties))
			.withMessageContaining("tracing.export.elasticsearch.api-key")
			.withMessageNotContaining("s3cret");
	}

	@Test
	void shouldRefusePasswordOfNobody() {
		this.properties.setPassword("s3cret");
		assertThatExceptionOfType(InvalidExportPropertyException.class)
			.isThrownBy(() -> RequestCredentials.headers(this.properties))
			.withMessageContaining("tracing.export.elasticsearch.password")
			.withMessageNotContaining("s3cret");
	}

}
