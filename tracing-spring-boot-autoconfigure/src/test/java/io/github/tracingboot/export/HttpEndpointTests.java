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

package io.github.tracingboot.export;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HttpEndpoint}.
 */
class HttpEndpointTests {

	@ParameterizedTest
	@CsvSource({ "zipkin, http://zipkin:9411/api/v2/spans", "zipkin:9412, http://zipkin:9412/api/v2/spans",
			"zipkin/, http://zipkin:9411/api/v2/spans", "' zipkin ', http://zipkin:9411/api/v2/spans",
			"zipkin:9411/api/v2/spans, http://zipkin:9411/api/v2/spans", "http://zipkin, http://zipkin/api/v2/spans",
			"http://zipkin:9411/, http://zipkin:9411/api/v2/spans", "https://x/api/v2/spans, https://x/api/v2/spans",
			"https://x/api/v2/spans/, https://x/api/v2/spans", "HTTP://x/other/path, http://x/other/path",
			"http://x/spans?tenant=1, http://x/spans?tenant=1", "[::1], http://[::1]:9411/api/v2/spans",
			"[::1]:9412, http://[::1]:9412/api/v2/spans", "10.0.0.1, http://10.0.0.1:9411/api/v2/spans" })
	void shouldReadAddressWithGoodwill(String value, String expected) {
		assertThat(parse(value).getUri()).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://zipkin", "http://", "http://zipkin:0", "http://zipkin:70000", "http://zip kin",
			"http://zipkin:port", "http://bad_host:9411", "${ZIPKIN}", "http:/zipkin:9411", "http//zipkin:9411",
			"https:/zipkin", "HTTP/zipkin" })
	void shouldRefuseWhatCanNotBeMeant(String value) {
		assertThatExceptionOfType(InvalidExportPropertyException.class).isThrownBy(() -> parse(value))
			.withMessageContaining("tracing.export.test.endpoint")
			.withMessageContaining(value)
			.withNoCause();
	}

	@Test
	void shouldTurnCredentialsIntoHeaderAndNeverShowThem() {
		HttpEndpoint endpoint = parse("http://user:s3cret@zipkin:9411?key=s3cret");
		assertThat(endpoint.getAuthorization()).isEqualTo("Basic dXNlcjpzM2NyZXQ=");
		assertThat(endpoint.getUri()).hasToString("http://zipkin:9411/api/v2/spans?key=s3cret");
		assertThat(endpoint).hasToString("http://******@zipkin:9411/api/v2/spans?******");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://user:s3cret@zip kin", "user:s3cret@zip kin", "ftp://user:s3cret@zipkin",
			"http://zip kin?key=s3cret", "http://user:s3@cret@zip kin", "http:/user:s3cret@zipkin",
			"http//user:s3cret@zipkin:9411", "http://user:1/s3cret@zipkin", "http://user:1#s3cret@zipkin",
			"user:1/s3cret@zipkin" })
	void shouldNotShowCredentialsOfWrongAddress(String value) {
		assertThatExceptionOfType(InvalidExportPropertyException.class).isThrownBy(() -> parse(value))
			.satisfies((ex) -> assertThat(ex.getMessage() + ex.getReason() + ex.getAction() + ex.getShownValue())
				.contains("******")
				.doesNotContain("s3cret")
				.doesNotContain("cret@"));
	}

	private static HttpEndpoint parse(String value) {
		return HttpEndpoint.parse("tracing.export.test.endpoint", value, 9411, "/api/v2/spans");
	}

}
