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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BaggageCoding}.
 */
class BaggageCodingTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "a b, a%20b", "a\"b, a%22b", "`a,b`, a%2Cb", "a;b, a%3Bb", "a\\b, a%5Cb",
			"50%, 50%25", "ü, %C3%BC", "\uD83D\uDC69, %F0%9F%91%A9", "a=b+c/d?e, a=b+c/d?e", "``, ``" })
	void shouldPercentEncodeWhatABaggageHeaderCantHave(String value, String encoded) {
		assertThat(BaggageCoding.PERCENT.encode(value)).isEqualTo(encoded);
		assertThat(BaggageCoding.PERCENT.decode(encoded)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "a+b, a+b", "%, %", "%4, %4", "%zz, %zz", "%zz%41, %zzA", "%C3, \uFFFD", "%FF%41, \uFFFDA" })
	void shouldDecodeWhatIsNotEncodedCorrectlyWithoutFailing(String encoded, String value) {
		assertThat(BaggageCoding.PERCENT.decode(encoded)).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "a+b, a b", "a%20b, a b", "a%2Bb, a+b" })
	void shouldReadBothWaysToUrlEncodeASpace(String encoded, String value) {
		assertThat(BaggageCoding.URL.decode(encoded)).isEqualTo(value);
	}

	@ParameterizedTest
	@EnumSource(names = { "PERCENT", "URL" })
	void shouldTellTheLengthOfTheEncodedValue(BaggageCoding coding) {
		Random random = new Random(1);
		for (int i = 0; i < 200; i++) {
			String value = ExternalText.clean(RandomText.next(random, 30), 100);
			assertThat(coding.encodedLength(value)).isEqualTo(coding.encode(value).length());
		}
	}

	@RepeatedTest(200)
	void shouldReadWhatItHasWritten(RepetitionInfo repetition) {
		String value = ExternalText.clean(RandomText.next(new Random(repetition.getCurrentRepetition()), 30), 100);
		String percent = BaggageCoding.PERCENT.encode(value);
		assertThat(percent).matches("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]*");
		assertThat(BaggageCoding.PERCENT.decode(percent)).isEqualTo(value);
		String url = BaggageCoding.URL.encode(value);
		assertThat(url).matches("[A-Za-z0-9*._%-]*");
		assertThat(BaggageCoding.URL.decode(url)).isEqualTo(value);
		assertThat(BaggageCoding.PERCENT.decode(url)).isEqualTo(value);
		assertThat(URLDecoder.decode(url, StandardCharsets.UTF_8)).isEqualTo(value);
	}

	@RepeatedTest(100)
	void shouldDecodeAnything(RepetitionInfo repetition) {
		String text = RandomText.next(new Random(repetition.getCurrentRepetition()), 60);
		for (BaggageCoding coding : BaggageCoding.values()) {
			assertThat(coding.decode(text).length()).isLessThanOrEqualTo(text.length());
		}
	}

}
