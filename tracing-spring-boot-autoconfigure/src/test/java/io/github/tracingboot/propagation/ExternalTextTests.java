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

package io.github.tracingboot.propagation;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExternalText}.
 */
class ExternalTextTests {

	private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC67"; // with a
																			// joiner

	@ParameterizedTest
	@ValueSource(ints = { 0, '\t', '\n', '\r', 0x1B, 0x7F, 0x85, 0x9B, 0x2028, 0x2029, 0x061C, 0x200E, 0x200F, 0x202A,
			0x202E, 0x2066, 0x2069, 0xD800, 0xDFFF })
	void shouldReplaceWhatBreaksOrForgesALine(int codePoint) {
		assertThat(ExternalText.clean("a" + Character.toString(codePoint) + "b", 10)).isEqualTo("a?b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " a ", "Zürich 東京", FAMILY, "\u05E9\u05DC\u05D5\u05DD", "%0A{}${jndi}<script>" })
	void shouldReturnOtherTextAsItIs(String text) {
		assertThat(ExternalText.clean(text, 100)).isSameAs(text);
	}

	@ParameterizedTest
	@CsvSource({ "abc, 3, abc", "abcd, 3, abc", "abcd, 0, ''" })
	void shouldBoundTheLength(String text, int maxLength, String expected) {
		assertThat(ExternalText.clean(text, maxLength)).isEqualTo(expected);
		assertThat(ExternalText.cleanHeaderValue(text, maxLength)).isEqualTo(expected);
	}

	@Test
	void shouldNotCutACharacterInHalves() {
		assertThat(ExternalText.clean("a\uD83D\uDC69b", 2)).isEqualTo("a");
		assertThat(ExternalText.clean("a\uD83D\uDC69b", 3)).isEqualTo("a\uD83D\uDC69");
	}

	@ParameterizedTest
	@CsvSource({ "' a b ', a b", "a\u00FCb, a?b", "'a\tb', a?b", "'a\r\nSet-Cookie: b', a??Set-Cookie: b",
			"\uD83D\uDC69, ?", "'\u2003a', a" })
	void shouldMakeAHeaderValuePrintableAscii(String text, String expected) {
		assertThat(ExternalText.cleanHeaderValue(text, 100)).isEqualTo(expected);
	}

	@Test
	void shouldTellWhatIsAHeaderValue() {
		assertThat(ExternalText.isHeaderValue("a b;c=\"d\"")).isTrue();
		assertThat(ExternalText.isHeaderValue("")).isTrue();
		assertThat(ExternalText.isHeaderValue(" a")).isFalse();
		assertThat(ExternalText.isHeaderValue("\u00FC")).isFalse();
	}

	@RepeatedTest(200)
	void shouldKeepItsPromisesForAnyText(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		String text = RandomText.next(random, 40);
		int maxLength = random.nextInt(40);
		String clean = ExternalText.clean(text, maxLength);
		assertThat(clean.length()).isLessThanOrEqualTo(maxLength);
		assertThat(clean.lines().count()).isLessThanOrEqualTo(1);
		assertThat(clean).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");
		assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(CharBuffer.wrap(clean))).isTrue();
		assertThat(ExternalText.clean(clean, maxLength)).isSameAs(clean);
		String header = ExternalText.cleanHeaderValue(text, maxLength);
		assertThat(header.length()).isLessThanOrEqualTo(maxLength);
		assertThat(header).matches("[ -~]*").isEqualTo(header.strip());
	}

}
