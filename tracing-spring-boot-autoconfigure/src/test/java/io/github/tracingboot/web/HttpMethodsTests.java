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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpMethods}.
 */
class HttpMethodsTests {

	@Test
	void shouldShowMethodsThatASpecificationKnows() {
		assertThat(HttpMethods.isKnown("PATCH")).isTrue();
		assertThat(HttpMethods.attribute("PATCH")).isEqualTo("PATCH");
		assertThat(HttpMethods.spanName("PATCH")).isEqualTo("PATCH");
	}

	@ParameterizedTest
	@ValueSource(strings = { "EVIL", "patch", "" })
	void shouldShowAllOthersAsOne(String method) {
		assertThat(HttpMethods.isKnown(method)).isFalse();
		assertThat(HttpMethods.attribute(method)).isEqualTo("_OTHER");
		assertThat(HttpMethods.spanName(method)).isEqualTo("HTTP");
	}

}
