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

import java.util.Map;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link B3Codec} and {@link B3MultiCodec}.
 */
class B3CodecsTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String SHORT_TRACE = "8448eb211c80319c";

	private static final String PARENT = "b7ad6b7169203331";

	private static final String NO_IDS = "00000000000000000000000000000000 0000000000000000";

	private final B3Codec single = new B3Codec();

	private final B3MultiCodec multi = new B3MultiCodec();

	@ParameterizedTest
	@CsvSource({ "-1,sampled", "-0,unsampled", "-d,sampled debug", "'',undecided", "-,undecided", "-2,undecided",
			"-true,sampled", "-false,unsampled", "-1-05e3ac9a4f6e3b90,sampled", "-0-05e3ac9a4f6e3b90,unsampled",
			"-d-05e3ac9a4f6e3b90,sampled debug", "-1-,sampled" })
	void shouldReadIdsAndDecision(String decision, String understood) {
		assertThat(single(TRACE + "-" + PARENT + decision)).isEqualTo(TRACE + " " + PARENT + " " + understood);
	}

	@ParameterizedTest
	@CsvSource({ "8448eb211c80319c-b7ad6b7169203331-1,00000000000000008448eb211c80319c b7ad6b7169203331",
			"448eb211c80319c-7ad6b7169203331-1,00000000000000000448eb211c80319c 07ad6b7169203331",
			"AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-1,0af7651916cd43dd8448eb211c80319c b7ad6b7169203331",
			"0000000000000000000000000000000a-1-1,0000000000000000000000000000000a 0000000000000001",
			"' \"0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1\" ',0af7651916cd43dd8448eb211c80319c b7ad6b7169203331" })
	void shouldReadIdsAsPeersWriteThem(String b3, String ids) {
		String expected = ids + " sampled";
		assertThat(single(b3)).isEqualTo(expected);
		String[] parts = b3.replaceAll("[ \"]", "").split("-");
		assertThat(multi("X-B3-TraceId", parts[0], "X-B3-SpanId", parts[1], "X-B3-Sampled", "1")).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "--", "----", "evil", "2", "1-", "-1", "0-0-1",
			"00000000000000000000000000000000-1-1", "1-0000000000000000-1", "g-1-1", "1-g-1", "1-1-1-1-1",
			"10000000000000000000000000000000f-1-1", "1-10000000000000001-1", "\u0661-1-1", "1 -1-1",
			"0af7651916cd43dd8448eb211c80319c", "0x1-1-1", "\"" })
	void shouldReadNothingThatIsMalformed(String b3) {
		assertThat(single(b3)).isEqualTo("nothing");
	}

	@ParameterizedTest
	@CsvSource({ "0,false", "1,true", "d,true", "false,false", "true,true", "' 0 ',false" })
	void shouldReadADecisionAlone(String decision, boolean recorded) {
		assertThat(SentHeaders.of("b3", decision).readBy(this.single))
			.isSameAs(SentHeaders.of("X-B3-Sampled", decision).readBy(this.multi))
			.isSameAs(Decision.of(recorded ? "1" : "0").withoutSpan());
		assertThat(single(decision)).startsWith(NO_IDS);
	}

	@ParameterizedTest
	@CsvSource({ "1,,sampled", "0,,unsampled", "true,,sampled", "false,,unsampled", "False,,unsampled", ",,undecided",
			",1,sampled debug", "0,1,sampled debug", "1,0,sampled", "0,0,unsampled", ",0,undecided",
			"evil,evil,undecided" })
	void shouldReadTheDecisionOfSeveralHeaders(String sampled, String flags, String understood) {
		SentHeaders sent = SentHeaders.of("X-B3-TraceId", SHORT_TRACE, "X-B3-SpanId", PARENT, "X-B3-ParentSpanId",
				"05e3ac9a4f6e3b90");
		if (sampled != null) {
			sent.add("X-B3-Sampled", sampled);
		}
		if (flags != null) {
			sent.add("X-B3-Flags", flags);
		}
		assertThat(sent.understoodBy(this.multi))
			.isEqualTo("0000000000000000" + SHORT_TRACE + " " + PARENT + " " + understood);
	}

	@Test
	void shouldReadNothingWhenOneOfSeveralHeadersIsMissingOrMalformed() {
		assertThat(multi()).isEqualTo("nothing");
		assertThat(multi("X-B3-TraceId", TRACE, "X-B3-Sampled", "0")).isEqualTo("nothing");
		assertThat(multi("X-B3-SpanId", PARENT, "X-B3-Sampled", "1")).isEqualTo("nothing");
		assertThat(multi("X-B3-TraceId", TRACE, "X-B3-SpanId", "evil")).isEqualTo("nothing");
		assertThat(multi("X-B3-TraceId", "evil", "X-B3-SpanId", PARENT, "X-B3-Flags", "1")).isEqualTo("nothing");
		assertThat(multi("X-B3-Flags", "0")).isEqualTo("nothing");
	}

	@Test
	void shouldReadDebugAlone() {
		assertThat(SentHeaders.of("X-B3-Flags", "1").readBy(this.multi))
			.isSameAs(SentHeaders.of("b3", "d").readBy(this.single));
	}

	@ParameterizedTest
	@CsvSource({ "true,false,1,X-B3-Sampled,1", "false,false,0,X-B3-Sampled,0", "true,true,d,X-B3-Flags,1",
			"false,true,0,X-B3-Sampled,0" })
	void shouldWriteBothForms(boolean sampled, boolean debug, String decision, String header, String value) {
		SpanContext span = SpanContext.create(TRACE, PARENT,
				sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
				debug ? CallerTraceState.DEBUG : TraceState.getDefault());
		assertThat(SentHeaders.written(this.single, span).asMap())
			.isEqualTo(Map.of("b3", TRACE + "-" + PARENT + "-" + decision));
		assertThat(SentHeaders.written(this.multi, span).asMap())
			.isEqualTo(Map.of("X-B3-TraceId", TRACE, "X-B3-SpanId", PARENT, header, value));
	}

	private String single(String b3) {
		return SentHeaders.of("b3", b3).understoodBy(this.single);
	}

	private String multi(String... headers) {
		return SentHeaders.of(headers).understoodBy(this.multi);
	}

}
