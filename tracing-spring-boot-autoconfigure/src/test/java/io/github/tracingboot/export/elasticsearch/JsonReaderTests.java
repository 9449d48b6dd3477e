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

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link JsonReader}.
 */
class JsonReaderTests {

	@Test
	void shouldReadAllTypes() {
		assertThat(JsonReader.object(" {\"a\" : [ 1 , -2.5e3, true,false,null, {} , [] ], \"b\":{\"c\":\"d\"}} "))
			.isEqualTo(Map.of("a", Arrays.asList(1L, -2500.0, true, false, null, Map.of(), List.of()), "b",
					Map.of("c", "d")));
	}

	@Test
	void shouldTellStructureFromTextThatLooksLikeIt() {
		assertThat(JsonReader.object("{\"reason\":\"field's value: '{\\\"a\\\":[1,2}' \\\\\",\"n\":1}"))
			.isEqualTo(Map.of("reason", "field's value: '{\"a\":[1,2}' \\", "n", 1L));
	}

	@Test
	void shouldReadEscapedCharacters() {
		assertThat(JsonReader.object("{\"a\":\"\\u00e9\\n\\t\\r\\b\\f\\/\\ud83d\\ude00\"}"))
			.isEqualTo(Map.of("a", "\u00e9\n\t\r\b\f/\ud83d\ude00"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "<html>", "[]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{\"a\":1}}",
			"{\"a\":tru}", "{\"a\":-}", "{\"a\":\"\\u12g4\"}", "{a:1}", "{\"a\":\"b" })
	void shouldRefuseWhatIsNoObject(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> JsonReader.object(text));
	}

	@Test
	void shouldRefuseWhatIsTooDeep() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> JsonReader.object("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
	}

}
