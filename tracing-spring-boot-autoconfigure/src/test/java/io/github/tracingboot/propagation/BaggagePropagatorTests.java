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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.github.tracingboot.propagation.BaggageDrops.Reason;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntryMetadata;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BaggagePropagator} and its formats.
 */
class BaggagePropagatorTests {

	/**
	 * What reading baggage may allocate at most, whatever comes in.
	 */
	private static final long MOST_ALLOCATED = 128 * 1024;

	private static final BaggageLimits LIMITS = new BaggageLimits(64, 8192, 1024);

	private static final Predicate<String> ALL = (name) -> true;

	private final BaggageDrops drops = new BaggageDrops();

	private final BaggagePropagator w3c = propagator(LIMITS, ALL, new W3cBaggageFormat());

	private final BaggagePropagator everything = everything("tenant", "x-user-*");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "k=v | {k=v}", "k1=v1,k2=v2 | {k1=v1, k2=v2}", "` k1 = v1 ,\tk2\t=\tv2\t` | {k1=v1, k2=v2}",
					"k=a=b | {k=a=b}", "k=%20a%2C%C3%BC | {k= a,ü}", "k=v;p;q=1 | {k=v}", "k= | {k=}",
					"k=1,k=2 | {k=2}", ",,k=v,, | {k=v}", "k=a b | {k=a b}", "k=a\"b | {k=a\"b}", "k=%0Ab | {k=?b}",
					"userId=Am%C3%A9lie,serverNode=DF%2028 | {serverNode=DF 28, userId=Amélie}", "`` | {}", ", | {}" })
	void shouldReadAW3cHeader(String header, String expected) {
		assertThat(sorted(read(this.w3c, "baggage", header)).toString()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "v", "=v", " =v", "a b=v", "k\u0000=v", "k\u00FC=v", "(k)=v", ";=v", "k;p=v" })
	void shouldDropAnEntryWhoseNameIsNone(String header) {
		assertThat(read(this.w3c, "baggage", header, "other=1")).containsOnlyKeys("other");
		assertThat(this.drops.count(Reason.NAME)).isOne();
	}

	@Test
	void shouldJoinSeveralHeaders() {
		assertThat(read(this.w3c, "baggage", "a=1,b=1", "b=2", "", "c=3"))
			.isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
	}

	@Test
	void shouldKeepThePropertiesOfAnEntry() {
		Context read = extract(this.w3c, Map.of("baggage", List.of("k=v; p ;q=1, other=1;\u00FC")));
		assertThat(inject(this.w3c, read)).isEqualTo(Map.of("baggage", "k=v;p ;q=1,other=1"));
	}

	@Test
	void shouldLeaveTheContextAloneWithoutBaggage() {
		Context context = Context.root().with(Baggage.builder().put("before", "1").build());
		assertThat(this.everything.extract(context, Map.of(), new Headers())).isSameAs(context);
		assertThat(this.everything.extract(context, null, new Headers())).isSameAs(context);
		Baggage added = Baggage
			.fromContext(this.everything.extract(context, Map.of("baggage", List.of("k=v")), new Headers()));
		assertThat(values(added)).isEqualTo(Map.of("before", "1", "k", "v"));
	}

	@Test
	void shouldReadAllFormatsAndLetTheHeaderOfItsOwnDecide() {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		headers.put("baggage", List.of("tenant=w3c,a=w3c"));
		headers.put("Uberctx-a", List.of("jaeger"));
		headers.put("uberctx-b", List.of("x+y%20z%2B"));
		headers.put("jaeger-baggage", List.of("c=1, d=2"));
		headers.put("ot-baggage-e", List.of("100%25"));
		headers.put("Tenant", List.of("own"));
		headers.put("X-User-Name", List.of("kim"));
		headers.put("x-other", List.of("no"));
		assertThat(values(Baggage.fromContext(extract(this.everything, headers)))).isEqualTo(Map.of("tenant", "own",
				"a", "w3c", "b", "x y z+", "c", "1", "d", "2", "e", "100%25", "X-User-Name", "kim"));
	}

	@Test
	void shouldTakeNoTraceHeaderForAFieldWithAWildcard() {
		BaggagePropagator propagator = everything("x-*", "b*", "t*");
		assertThat(extract(propagator,
				Map.of("x-b3-traceid", List.of("1"), "x-datadog-trace-id", List.of("1"), "b3", List.of("1"),
						"traceparent", List.of("00-1-2-01"), "x-tenant", List.of("a"))))
			.satisfies((context) -> assertThat(values(Baggage.fromContext(context))).containsOnlyKeys("x-tenant"));
		Context byHand = Context.root().with(Baggage.builder().put("x-b3-traceid", "forged").build());
		assertThat(inject(propagator, byHand)).doesNotContainKey("x-b3-traceid");
	}

	@Test
	void shouldWriteAllFormatsSuchThatEachIsLegal() {
		Context context = Context.root()
			.with(Baggage.builder()
				.put("tenant", "a")
				.put("x-user-name", "Z\u00FC\r\nSet-Cookie: b")
				.put("note", "a, b;\u202E\uD83D\uDC69")
				.put("no name", "c")
				.build());
		assertThat(inject(this.everything, context))
			.isEqualTo(Map.of("baggage", "note=a%2C%20b%3B?%F0%9F%91%A9,tenant=a,x-user-name=Z%C3%BC??Set-Cookie:%20b",
					"tenant", "a", "uberctx-note", "a%2C%20b%3B%3F%F0%9F%91%A9", "uberctx-tenant", "a",
					"uberctx-x-user-name", "Z%C3%BC%3F%3FSet-Cookie%3A%20b", "ot-baggage-note", "a, b;??",
					"ot-baggage-tenant", "a", "ot-baggage-x-user-name", "Z???Set-Cookie: b"));
	}

	@Test
	void shouldWriteAnyValueOfARemoteFieldWhenThereIsNoBaggageHeader() {
		BaggagePropagator propagator = propagator(LIMITS, ALL,
				new RemoteFields(NamePatterns.of("fields", List.of("tenant")), false));
		Context context = Context.root().with(Baggage.builder().put("tenant", "Z\u00FCrich").build());
		assertThat(inject(propagator, context)).isEqualTo(Map.of("tenant", "Z?rich"));
	}

	@Test
	void shouldReadOnlyAllowedNames() {
		NamePatterns allowed = NamePatterns.of("names", List.of("user", "shop-*"));
		BaggagePropagator propagator = propagator(LIMITS, allowed::matches, new W3cBaggageFormat());
		assertThat(read(propagator, "baggage", "user=1,shop-id=2,SHOP-x=3,shop=4,users=5")).containsOnlyKeys("user",
				"shop-id", "SHOP-x");
		assertThat(this.drops.count(Reason.NAME)).isEqualTo(2);
	}

	@Test
	void shouldDropWhatIsTooLongAndNeverHalfOfAnEntry() {
		BaggagePropagator propagator = propagator(new BaggageLimits(3, 40, 10), ALL, new W3cBaggageFormat());
		assertThat(read(propagator, "baggage", "a=12345678901,b=1234567890,c=" + "1".repeat(30) + ",d=1,e=2,f=3"))
			.isEqualTo(Map.of("b", "1234567890", "d", "1", "e", "2"));
		assertThat(Reason.values()).extracting(this.drops::count).containsExactly(1L, 1L, 1L, 0L);
	}

	@Test
	void shouldCountWhatIsNotEncodedAsItWouldBeWritten() {
		BaggagePropagator propagator = propagator(new BaggageLimits(64, 100, 100), ALL, new W3cBaggageFormat());
		assertThat(read(propagator, "baggage", "a=" + "\u6771".repeat(10), "b=" + "\u6771".repeat(2)))
			.containsOnlyKeys("a");
		assertThat(this.drops.count(Reason.BYTES)).isOne();
	}

	@Test
	void shouldWriteWithinTheLimits() {
		BaggageBuilder tooMuch = Baggage.builder();
		IntStream.range(100, 300).forEach((i) -> tooMuch.put("k" + i, "v".repeat(200)));
		tooMuch.put("long", "v".repeat(2000));
		Map<String, String> headers = inject(this.w3c, Context.root().with(tooMuch.build()));
		assertThat(headers.get("baggage").length()).isBetween(7500, 8192);
		assertThat(headers.get("baggage").split(",")).allMatch((member) -> member.matches("k\\d{3}=v{200}"));
		assertThat(this.drops.count(Reason.BYTES) + this.drops.count(Reason.VALUE)).isGreaterThan(100);
	}

	@Test
	void shouldNotLetOthersCrowdOutARemoteField() {
		String junk = IntStream.range(0, 1000).mapToObj((i) -> "k" + i + "=v").collect(Collectors.joining(","));
		Context context = extract(this.everything, Map.of("baggage", List.of(junk), "tenant", List.of("a")));
		Baggage baggage = Baggage.fromContext(context);
		assertThat(baggage.size()).isEqualTo(64);
		assertThat(baggage.getEntryValue("tenant")).isEqualTo("a");
	}

	static List<Map<String, List<String>>> floods() {
		String name = "k".repeat(90);
		return List.of(Map.of("baggage", List.of("k=" + "v".repeat(100_000))),
				Map.of("baggage", List.of("k=" + "%41".repeat(33_000))),
				Map.of("baggage", List.of(numbered(10_000, "k", "=v", ","))),
				Map.of("baggage", List.of("v".repeat(100_000))), Map.of("baggage", List.of(",".repeat(100_000))),
				Map.of("baggage", List.of("a,".repeat(50_000))), Map.of("baggage", List.of("=,".repeat(50_000))),
				Map.of("baggage", List.of(("a=" + "%41".repeat(1100) + ",").repeat(100))),
				Map.of("baggage", IntStream.range(0, 1000).mapToObj((i) -> "k" + i + "=" + "v".repeat(90)).toList()),
				Map.of("baggage", List.of("k=v;" + "p;".repeat(50_000))),
				IntStream.range(0, 1000).boxed().collect(Collectors.toMap((i) -> "uberctx-" + i, (i) -> List.of(name))),
				IntStream.range(0, 1000)
					.boxed()
					.collect(Collectors.toMap((i) -> "ot-baggage-" + i, (i) -> List.of(name))),
				IntStream.range(0, 1000).boxed().collect(Collectors.toMap((i) -> "x-user-" + i, (i) -> List.of(name))),
				Map.of("jaeger-baggage", List.of(numbered(10_000, "k", "=+", ","))),
				Map.of("tenant", List.of("\u00E9".repeat(100_000))));
	}

	@ParameterizedTest
	@MethodSource("floods")
	void shouldSurviveAFloodWithinTheLimitsAndWithoutMuchMemory(Map<String, List<String>> headers) {
		Headers getter = new Headers();
		for (int i = 0; i < 20; i++) {
			this.everything.extract(Context.root(), headers, getter);
		}
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		Context context = this.everything.extract(Context.root(), headers, getter);
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;
		assertWithinLimits(Baggage.fromContext(context));
		assertThat(allocated).isLessThan(MOST_ALLOCATED);
	}

	@RepeatedTest(300)
	void shouldReadAnythingWithoutFailingOrExceedingTheLimits(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (String name : List.of("baggage", "jaeger-baggage", "uberctx-" + RandomText.next(random, 5),
				"ot-baggage-" + RandomText.next(random, 5), "tenant", "x-user-" + RandomText.next(random, 5))) {
			headers.put(name, List.of(RandomText.next(random, 3000), RandomText.next(random, 20)));
		}
		Context context = extract(this.everything, headers);
		assertWithinLimits(Baggage.fromContext(context));
		assertThat(inject(this.everything, context)).allSatisfy((name, value) -> {
			assertThat(name).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
			assertThat(value).matches("[\\x20-\\x7E]*").isEqualTo(value.strip());
		});
	}

	@RepeatedTest(200)
	void shouldReadWhatItHasWritten(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		BaggageBuilder builder = Baggage.builder();
		for (int i = random.nextInt(20); i > 0; i--) {
			String value = ExternalText.clean(RandomText.next(random, 30), 60);
			builder.put("k" + i, value, BaggageEntryMetadata.create((i % 2 == 0) ? "" : "p=" + i));
		}
		Baggage baggage = builder.build();
		Map<String, String> headers = inject(this.w3c, Context.root().with(baggage));
		Map<String, List<String>> received = new LinkedHashMap<>();
		headers.forEach((name, value) -> received.put(name, List.of(value)));
		assertThat(Baggage.fromContext(extract(this.w3c, received))).isEqualTo(baggage);
		Context openTelemetry = W3CBaggagePropagator.getInstance().extract(Context.root(), received, new Headers());
		Map<String, String> notEmpty = values(baggage);
		notEmpty.values().removeIf(String::isEmpty);
		assertThat(values(Baggage.fromContext(openTelemetry))).as("OpenTelemetry, which takes no empty values")
			.isEqualTo(notEmpty);
	}

	private void assertWithinLimits(Baggage baggage) {
		assertThat(baggage.size()).isLessThanOrEqualTo(64);
		assertThat(values(baggage).values())
			.allSatisfy((value) -> assertThat(value.length()).isLessThanOrEqualTo(1024));
		assertThat(inject(this.w3c, Context.root().with(baggage)).getOrDefault("baggage", "").length())
			.isLessThanOrEqualTo(8192);
	}

	private static String numbered(int count, String before, String after, String separator) {
		return IntStream.range(0, count).mapToObj((i) -> before + i + after).collect(Collectors.joining(separator));
	}

	private BaggagePropagator everything(String... remoteFields) {
		return propagator(LIMITS, ALL, new RemoteFields(RemoteFields.fields(List.of(remoteFields)), true),
				new W3cBaggageFormat(), PrefixBaggageFormat.jaeger(), PrefixBaggageFormat.ot());
	}

	private BaggagePropagator propagator(BaggageLimits limits, Predicate<String> allowed, BaggageFormat... formats) {
		return new BaggagePropagator(List.of(formats), List.of(formats), limits, allowed, this.drops,
				SpanBaggage.local());
	}

	private static Context extract(BaggagePropagator propagator, Map<String, List<String>> headers) {
		return propagator.extract(Context.root(), headers, new Headers());
	}

	private static Map<String, String> read(BaggagePropagator propagator, String header, String... values) {
		return values(Baggage.fromContext(extract(propagator, Map.of(header, List.of(values)))));
	}

	private static Map<String, String> inject(BaggagePropagator propagator, Context context) {
		Map<String, String> headers = new LinkedHashMap<>();
		propagator.inject(context, headers, Map::put);
		return headers;
	}

	private static Map<String, String> values(Baggage baggage) {
		Map<String, String> values = new LinkedHashMap<>();
		baggage.forEach((name, entry) -> values.put(name, entry.getValue()));
		return values;
	}

	private static Map<String, String> sorted(Map<String, String> values) {
		return new TreeMap<>(values);
	}

	/**
	 * Headers of a request, whose names have no case.
	 */
	private static final class Headers implements TextMapGetter<Map<String, List<String>>> {

		@Override
		public Iterable<String> keys(Map<String, List<String>> carrier) {
			return carrier.keySet();
		}

		@Override
		public @Nullable String get(@Nullable Map<String, List<String>> carrier, String key) {
			Iterator<String> values = getAll(carrier, key);
			return values.hasNext() ? values.next() : null;
		}

		@Override
		public Iterator<String> getAll(@Nullable Map<String, List<String>> carrier, String key) {
			List<String> exact = (carrier != null) ? carrier.get(key) : null;
			if (exact != null || carrier == null) {
				return (exact != null) ? exact.iterator() : Collections.emptyIterator();
			}
			List<String> values = new ArrayList<>();
			for (Map.Entry<String, List<String>> header : carrier.entrySet()) {
				if (header.getKey().equalsIgnoreCase(key)) {
					values.addAll(header.getValue());
				}
			}
			return values.iterator();
		}

	}

}
