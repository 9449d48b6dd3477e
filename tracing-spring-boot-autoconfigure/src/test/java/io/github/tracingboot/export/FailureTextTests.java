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

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FailureText}.
 */
class FailureTextTests {

	@Test
	void shouldNameTheRootCause() {
		assertThat(FailureText.of(new CompletionException(new IOException(new ConnectException("refused")))))
			.isEqualTo("ConnectException: refused");
		assertThat(FailureText.of(new ConnectException())).isEqualTo("ConnectException");
	}

	@Test
	void shouldNotHideRefusedConnectionBehindClosedChannel() {
		ConnectException refused = new ConnectException();
		refused.initCause(new ClosedChannelException());
		ConnectException outer = new ConnectException();
		outer.initCause(refused);
		assertThat(FailureText.of(new CompletionException(outer))).isEqualTo("ConnectException");
		assertThat(FailureText.of(refused)).isEqualTo("ConnectException");
	}

	@Test
	void shouldTellStatusOfAnswer() {
		assertThat(FailureText.of(new HttpStatusException(503))).isEqualTo("it answers with HTTP status 503");
	}

	@Test
	void shouldStayOnOneLineAndBounded() {
		assertThat(FailureText.of(new IOException("a\r\nWARN forged" + "x".repeat(1000)))).doesNotContain("\n")
			.hasSizeLessThan(250);
	}

	@Test
	void shouldHideCredentials() {
		assertThat(FailureText.of(new IOException("can't reach http://me:s3cret@host/path?key=s3cret now")))
			.isEqualTo("IOException: can't reach http://******@host/path?****** now");
		assertThat(FailureText.of(new IllegalArgumentException("invalid header value: \"s3cret\"")))
			.doesNotContain("s3cret");
	}

}
