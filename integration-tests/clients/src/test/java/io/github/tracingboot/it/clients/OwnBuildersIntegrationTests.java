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

package io.github.tracingboot.it.clients;

import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Behaviour of clients that are made by builders of the application, and not beans.
 */
class OwnBuildersIntegrationTests extends AbstractClientIntegrationTests {

	OwnBuildersIntegrationTests() {
		super(OwnBuildersApplication.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "templateByOwnBuilder", "restClientByOwnBuilder", "webClientByOwnBuilder" })
	void shouldMakeOneClientSpanAndUseTheConventionOfTheUser(String name, CapturedOutput output) {
		SpanData client = callAndAssertOneClientSpanWithTheLoggedIds(name, output);
		assertThat(client.getName()).isEqualTo("call of mine");
		assertThat(text(client, "http.request.method")).isEqualTo("GET");
	}

}
