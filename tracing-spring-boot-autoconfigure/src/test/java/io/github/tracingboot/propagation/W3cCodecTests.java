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
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link W3cCodec}. The cases of the specification run against a whole
 * application, too.
 */
class W3cCodecTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String PARENT = "b7ad6b7169203331";

	private static final String IDS = TRACE + "-" + PARENT;

	private static final String VALID = "00-" + IDS + "-01";

	private final W3cCodec codec = new W3cCodec();

	@ParameterizedTest
	@CsvSource({ "00,unsampled", "01,sampled", "02,unsampled random", "03,sampled random", "ff,sampled random",
			"fc,unsampled" })
	void shouldReadTheFlagsThatItKnows(String flags, String understood) {
		assertThat(SentHeaders.of("traceparent", "00-" + IDS + "-" + flags).understoodBy(this.codec))
			.isEqualTo(TRACE + " " + PARENT + " " + understood);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cc-" + IDS + "-01", "cc-" + IDS + "-01-and-more", "01-" + IDS + "-03",
			" 00-" + IDS + "-01", "00-" + IDS + "-01\t" })
	void shouldReadLaterVersionsAndPadding(String traceparent) {
		assertThat(SentHeaders.of("traceparent", traceparent).understoodBy(this.codec))
			.isEqualTo(TRACE + " " + PARENT + " sampled");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "\u0000", "00", "00-" + IDS, "00-" + IDS + "-", "00-" + IDS + "-1",
			"00-" + IDS + "-001", "00-" + IDS + "-0.", "00-" + IDS + "-.1", "00-" + IDS + "-0A", "00-" + IDS + "-01.",
			"00-" + IDS + "-01-", "cc-" + IDS + "-01.", "ff-" + IDS + "-01", "0-" + IDS + "-01", "000-" + IDS + "-01",
			"CC-" + IDS + "-01", "0.-" + IDS + "-01", ".0-" + IDS + "-01",
			"00-00000000000000000000000000000000-" + PARENT + "-01", "00-" + TRACE + "-0000000000000000-01",
			"00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01", "00-" + TRACE + "-B7AD6B7169203331-01",
			"00-" + TRACE + "c-" + PARENT + "-01", "00-0af7651916cd43dd8448eb211c80319-" + PARENT + "-01",
			"00-" + TRACE + "-" + PARENT + "1-01", "00-" + TRACE + "-b7ad6b716920333-01", "00_" + IDS + "_01",
			"00-" + TRACE + "_" + PARENT + "-01", "\"00-" + IDS + "-01\"", VALID + "," + VALID })
	void shouldReadNothingThatIsMalformed(String traceparent) {
		assertThat(SentHeaders.of("traceparent", traceparent, "tracestate", "a=1").understoodBy(this.codec))
			.isEqualTo("nothing");
	}

	@ParameterizedTest
	@ValueSource(strings = { VALID, "00-4bf92f3577b34da6a3ce929d0e0e4736-b7ad6b7169203331-01", "" })
	void shouldReadNothingWhenThereAreSeveral(String second) {
		assertThat(SentHeaders.of("traceparent", VALID, "traceparent", second).understoodBy(this.codec))
			.isEqualTo("nothing");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "a=1|a=1", "a=1,b=2|a=1,b=2", "a=1 \t , \t b=2|a=1,b=2", ",a=1,,b=2,|a=1,b=2", "a= 1|a= 1",
					"a=1,a=2,b=3|a=1,b=3", "1a=1|1a=1", "1t@s=1|1t@s=1", "a_-*/9=~!;:|a_-*/9=~!;:" })
	void shouldKeepTheTraceState(String sent, String kept) {
		assertThat(traceState(sent)).isEqualTo(kept);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "a=", "=1", "a =1", "A=1", "a.b=1", "a=1=2", "a=\u007f", "a=\u00e9", "@a=1", "a@=1",
			"a@@b=1", "a@b@c=1", "b=2,a", "a=1,b=", "a=1;b=2,c\t=1" })
	void shouldKeepNothingOfATraceStateWithAMalformedMember(String sent) {
		assertThat(traceState(sent)).isEmpty();
	}

	@Test
	void shouldJoinSeveralTraceStatesInOrder() {
		SentHeaders sent = SentHeaders.of("traceparent", VALID, "tracestate", "a=1,b=2", "tracestate", "", "tracestate",
				"c=3");
		assertThat(written(sent).get("tracestate")).isEqualTo("a=1,b=2,c=3");
	}

	@Test
	void shouldHoldTheLimitsOfTheTraceState() {
		assertThat(traceState("a".repeat(256) + "=1")).hasSize(258);
		assertThat(traceState("a".repeat(257) + "=1")).isEmpty();
		assertThat(traceState("t".repeat(241) + "@" + "s".repeat(14) + "=1")).hasSize(258);
		assertThat(traceState("t".repeat(242) + "@s=1")).isEmpty();
		assertThat(traceState("t@" + "s".repeat(15) + "=1")).isEmpty();
		assertThat(traceState("a=" + "v".repeat(256))).hasSize(258);
		assertThat(traceState("a=" + "v".repeat(257))).isEmpty();
		assertThat(traceState(members(32))).isEqualTo(members(32));
		assertThat(traceState(members(33))).isEmpty();
	}

	@Test
	void shouldDropLongMembersAndThenLastOnesOfATraceStateThatIsTooLong() {
		String small = IntStream.range(0, 10).mapToObj((i) -> "s" + i + "=" + "v".repeat(37)).collect(joining());
		assertThat(traceState("l=" + "v".repeat(127) + "," + small)).isEqualTo(small);
		assertThat(traceState("l=" + "v".repeat(127) + ",s=" + "v".repeat(200))).startsWith("l=").contains("s=");
		String long1 = "l1=" + "v".repeat(250);
		assertThat(traceState(long1 + ",l2=" + "v".repeat(256))).as("the last long one first").isEqualTo(long1);
		String many = IntStream.range(10, 40).mapToObj((i) -> "s" + i + "=" + "v".repeat(30)).collect(joining());
		assertThat(traceState(many)).hasSizeLessThanOrEqualTo(512)
			.hasSizeGreaterThan(470)
			.isSubstringOf(many)
			.startsWith("s10=");
	}

	@Test
	void shouldKeepTheTraceStateInOrderWhenASamplerChangesIt() {
		SentHeaders sent = SentHeaders.of("traceparent", "00-" + IDS + "-03", "tracestate", "a=1,b=2,c=3");
		TraceState changed = context(sent).getTraceState()
			.toBuilder()
			.put("c", "4")
			.put("ot", "th:0")
			.put("NO", "x")
			.remove("a")
			.build();
		SpanContext span = SpanContext.create(TRACE, PARENT, TraceFlags.getSampled(), changed);
		assertThat(SentHeaders.written(this.codec, span).asMap())
			.isEqualTo(Map.of("traceparent", "00-" + IDS + "-03", "tracestate", "ot=th:0,c=4,b=2"));
		assertThat(changed.get("b")).isEqualTo("2");
		assertThat(changed.size()).isEqualTo(3);
	}

	@Test
	void shouldLetNoSamplerAddMoreMembersThanThereMayBe() {
		SentHeaders sent = SentHeaders.of("traceparent", VALID, "tracestate", members(32));
		TraceState changed = context(sent).getTraceState().toBuilder().put("ot", "1").put("m31", "2").build();
		assertThat(changed.size()).isEqualTo(32);
		assertThat(changed.asMap()).containsEntry("m31", "2").doesNotContainKey("ot");
	}

	@Test
	void shouldWriteNoFlagThatIsNotDefined() {
		SpanContext span = SpanContext.create(TRACE, PARENT, TraceFlags.fromByte((byte) 0xff), TraceState.getDefault());
		assertThat(SentHeaders.written(this.codec, span).asMap()).isEqualTo(Map.of("traceparent", "00-" + IDS + "-03"));
	}

	private static String members(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "m" + i + "=" + i).collect(joining());
	}

	private static Collector<CharSequence, ?, String> joining() {
		return Collectors.joining(",");
	}

	private String traceState(String sent) {
		return written(SentHeaders.of("traceparent", VALID, "tracestate", sent)).getOrDefault("tracestate", "");
	}

	private Map<String, String> written(SentHeaders sent) {
		return SentHeaders.written(this.codec, context(sent)).asMap();
	}

	private SpanContext context(SentHeaders sent) {
		return Objects.requireNonNull(sent.readBy(this.codec)).getSpanContext();
	}

}
