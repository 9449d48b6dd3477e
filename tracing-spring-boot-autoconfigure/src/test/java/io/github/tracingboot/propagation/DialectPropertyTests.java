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

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every dialect, whatever the headers.
 */
class DialectPropertyTests {

	// Of one reading of everything, beside what the carrier itself allocates.
	private static final long MAX_ALLOCATED_BYTES = 32 * 1024;

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String PARENT = "b7ad6b7169203331";

	private static final String VALID = "00-" + TRACE + "-" + PARENT + "-01";

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final DialectPropagator propagator = new DialectPropagator(
			new Dialects(List.of(Dialect.values()), List.of(Dialect.W3C)), List.of());

	// What is allocated when code runs for the first time does not count.
	static {
		Arrays.stream(Dialect.values()).map(Dialect::writer).filter(Objects::nonNull).forEach((writer) -> {
			SentHeaders sent = SentHeaders.of("traceparent", VALID, "tracestate", "a=1");
			writer.write(SpanContext.create(TRACE, PARENT, TraceFlags.getSampled(), CallerTraceState.DEBUG), sent::add);
			List.of(sent, SentHeaders.of("b3", TRACE + "-" + PARENT), SentHeaders.of("X-B3-Sampled", "0"),
					SentHeaders.of("x-datadog-trace-id", "1", "x-datadog-parent-id", "1", "x-datadog-tags", "a"))
				.forEach((headers) -> propagator.extract(Context.root(), headers, headers));
		});
	}

	@Property(tries = 2000)
	void everyDialectReadsWhatItWrites(@ForAll("spans") SpanContext span, @ForAll("writers") Dialect dialect) {
		SentHeaders sent = SentHeaders.written(writer(dialect), span);
		Span read = sent.readBy(dialect.reader());
		if (dialect == Dialect.OT && span.getTraceId().endsWith("0".repeat(16))) {
			assertThat(read).isNull();
			return;
		}
		assertThat(read).isNotNull();
		SpanContext context = read.getSpanContext();
		assertThat(context.getTraceId())
			.isEqualTo((dialect != Dialect.OT) ? span.getTraceId() : "0".repeat(16) + span.getTraceId().substring(16));
		assertThat(context.getSpanId()).isEqualTo(span.getSpanId());
		assertThat(context.isSampled()).isEqualTo(span.isSampled());
		assertThat(context.isRemote()).isTrue();
		assertThat(SentHeaders.written(writer(dialect), context).asMap()).isEqualTo(sent.asMap());
	}

	@Property(tries = 2000)
	void noHeaderDoesHarm(@ForAll("names") String name, @ForAll("anything") String value) {
		assertThatNoHarmIsDone(SentHeaders.of(name, value));
	}

	@Property(tries = 2000)
	void noSetOfHeadersDoesHarm(@ForAll("anything") String first, @ForAll("anything") String second) {
		SentHeaders sent = SentHeaders.of();
		propagator.fields().forEach((name) -> {
			sent.add(name, first);
			sent.add(name, second);
		});
		assertThatNoHarmIsDone(sent);
	}

	@Property(tries = 5000)
	void noMutationOfValidHeadersDoesHarm(@ForAll("spans") SpanContext span, @ForAll("writers") Dialect dialect,
			@ForAll("mutations") Mutation mutation) {
		SentHeaders sent = SentHeaders.of();
		writer(dialect).write(span, (name, value) -> {
			sent.add(name, mutation.applyTo(value));
			if (mutation.repeated) {
				sent.add(name, value);
			}
		});
		assertThatNoHarmIsDone(sent);
	}

	@Property(tries = 500)
	void noHeaderOfAnyLengthCostsMuch(@ForAll("names") String name, @ForAll("parts") String part,
			@ForAll("parts") String end) {
		SentHeaders sent = SentHeaders.of();
		sent.add("traceparent", VALID);
		sent.add(name, part.repeat(64 * 1024 / part.length()) + end);
		assertThatNoHarmIsDone(sent);
	}

	@Property(tries = 200)
	void theLongestTraceStateCostsNotMuch(@ForAll("lengths") int keyLength, @ForAll("lengths") int valueLength,
			@ForAll("lengths") int members) {
		SentHeaders sent = SentHeaders.of("traceparent", VALID);
		for (int i = 0; i < members; i++) {
			sent.add("tracestate",
					("k" + i + "z".repeat(keyLength)).substring(0, keyLength) + "=" + "v".repeat(valueLength));
		}
		assertThatNoHarmIsDone(sent);
	}

	private void assertThatNoHarmIsDone(SentHeaders sent) {
		long before = THREADS.getCurrentThreadAllocatedBytes();
		SpanContext context = Span.fromContext(propagator.extract(Context.root(), sent, sent)).getSpanContext();
		long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
		assertThat(allocated).isLessThan(MAX_ALLOCATED_BYTES);
		if (context.isValid()) {
			assertThat(context.getTraceId()).matches("[0-9a-f]{32}").doesNotMatch("0+");
			assertThat(context.getSpanId()).matches("[0-9a-f]{16}").doesNotMatch("0+");
			assertThat(TraceStateHeader.write(context.getTraceState().asMap())).hasSizeLessThanOrEqualTo(512);
			assertThat(context.getTraceState().size()).isLessThanOrEqualTo(32);
		}
	}

	@Provide
	Arbitrary<SpanContext> spans() {
		Arbitrary<String> traceIds = hex(32);
		Arbitrary<TraceState> states = Arbitraries.of(TraceState.getDefault(), CallerTraceState.DEBUG);
		return Combinators.combine(traceIds, hex(16), Arbitraries.of(true, false), states)
			.as((traceId, spanId, sampled, state) -> SpanContext.create(traceId, spanId,
					sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(), state));
	}

	private static Arbitrary<String> hex(int length) {
		Arbitrary<String> half = Arbitraries.oneOf(Arbitraries.of("0".repeat(length / 2)),
				Arbitraries.strings().withChars("0123456789abcdef").ofLength(length / 2));
		return Combinators.combine(half, half)
			.as(String::concat)
			.filter((id) -> !id.chars().allMatch((digit) -> digit == '0'));
	}

	@Provide
	Arbitrary<Dialect> writers() {
		return Arbitraries.of(Stream.of(Dialect.values()).filter((dialect) -> dialect.writer() != null).toList());
	}

	@Provide
	Arbitrary<String> names() {
		return Arbitraries.of(propagator.fields().toArray(String[]::new));
	}

	@Provide
	Arbitrary<String> anything() {
		return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80),
				parts().list().ofMaxSize(40).map((parts) -> String.join("", parts)));
	}

	@Provide
	Arbitrary<Integer> lengths() {
		return Arbitraries.of(3, 20, 31, 32, 33, 128, 255, 256, 257);
	}

	// What headers are made of.
	@Provide
	Arbitrary<String> parts() {
		return Arbitraries.of("0", "1", "a", "F", "d", "00", "ff", "-", ":", "%3A", "%", ";", ",", "=", "@", "\"", " ",
				"\t", "\u0000", "\u0661", "\ud800", "Root=1-", "Parent=", "Sampled=", "_dd.p.tid=", "a=1,", "k=v",
				"true", "evil", TRACE, PARENT, "18446744073709551615", VALID);
	}

	@Provide
	Arbitrary<Mutation> mutations() {
		return Combinators
			.combine(Arbitraries.integers().between(0, 80), Arbitraries.integers().between(0, 80), anything(),
					Arbitraries.of(true, false))
			.as(Mutation::new);
	}

	private static SpanWriter writer(Dialect dialect) {
		SpanWriter writer = dialect.writer();
		assertThat(writer).isNotNull();
		return writer;
	}

	/**
	 * Puts something in place of a part of a header.
	 *
	 * @param from where the part starts, if the header is that long
	 * @param length length of the part, if the header is that long
	 * @param text what comes in its place
	 * @param repeated whether the original follows in a header of the same name
	 */
	record Mutation(int from, int length, String text, boolean repeated) {

		String applyTo(String value) {
			int start = Math.min(this.from, value.length());
			int end = Math.min(start + this.length, value.length());
			return value.substring(0, start) + this.text + value.substring(end);
		}

	}

}
