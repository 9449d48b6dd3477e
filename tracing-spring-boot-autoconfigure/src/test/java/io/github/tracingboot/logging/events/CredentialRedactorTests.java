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

package io.github.tracingboot.logging.events;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CredentialRedactor}.
 */
class CredentialRedactorTests {

	private final CredentialRedactor redactor = new CredentialRedactor();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			calling http://joe:s3cr3t@shop/x          | calling http://******@shop/x
			jdbc:mysql://joe:p@s3cr3t@db:3306/shop    | jdbc:mysql://******@db:3306/shop
			jdbc:h2:mem:x;USER=a;PASSWORD=s3cr3t;MODE | jdbc:h2:mem:x;USER=a;PASSWORD=******;MODE
			GET /a?access_token=s3cr3t&page=2         | GET /a?access_token=******&page=2
			{"password":"s3cr3t with spaces","a":1}   | {"password":******,"a":1}
			User[name=joe, password=s3cr3t]           | User[name=joe, password=******]
			Authorization: Bearer s3cr3t.abc          | Authorization: Bearer ******
			[authorization:"Basic s3cr3t", host:"a"]  | [authorization:"Basic ******", host:"a"]
			Cookie: SESSION=s3cr3t; other=s3cr3t      | Cookie: ******
			X-Api-Key = s3cr3t                        | X-Api-Key = ******
			sent bearer s3cr3tabcdefghijklmnop today  | sent bearer ****** today
			""")
	void shouldHideCredentials(String text, String expected) {
		assertThat(this.redactor.redact(text)).startsWith(expected).doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "order 7 is out of stock", "see https://shop/a?mail=joe@example.org",
			"the token has expired", "password must not be empty", "user=joe, count=3", "basic authentication failed" })
	void shouldLeaveOtherTextAlone(String text) {
		assertThat(this.redactor.redact(text)).isEqualTo(text);
	}

	@Test
	void shouldTakeLinearTime() {
		for (String part : new String[] { "://", "token=", "token=\"", "bearer ", "cookie:", "password   ", "a@" }) {
			String text = part.repeat(200_000 / part.length());
			assertThat(this.redactor.redact(text)).isNotNull();
		}
	}

}
