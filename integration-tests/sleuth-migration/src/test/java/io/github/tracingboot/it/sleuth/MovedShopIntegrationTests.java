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

package io.github.tracingboot.it.sleuth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.example.shop.Call;
import com.example.shop.LogLine;
import com.example.shop.ReportedSpan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shop as it was and as it is, side by side: both get the same calls, and call each
 * other.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MovedShopIntegrationTests {

	private static final String ANNOTATED = "`@NewSpan` method";

	private static final String BY_HAND = "span of Sleuth's `Tracer`";

	private static final String OPENTRACING = "span of OpenTracing's `Tracer`";

	private static final String TASK = "task of an executor";

	private static final Scenario RESERVATION = new Scenario("POST", "/orders/7/reserve", true, "other");

	// Those first that are not done when the answer comes: their spans arrive before the
	// last request's.
	private static final List<Scenario> SCENARIOS = List.of(
			new Scenario("POST", "/orders/7/dispatch?topic=TOPIC", true, Scenario.KAFKA_LISTENER), RESERVATION,
			new Scenario("GET", "/orders/7", true, "other"), new Scenario("GET", "/orders/7", false, "other"),
			new Scenario("GET", "/orders/7/price?peer=PEER", true, "other"),
			new Scenario("GET", "/orders/7/stock?peer=PEER", true, "other"),
			new Scenario("GET", "/orders/7/broken", true, "other"),
			new Scenario("GET", "/internal/ping", true, "other"), new Scenario("GET", "/internal/ping", false, "other"),
			new Scenario("POST", "/orders/7/wrap", true, "`@Async` method"),
			new Scenario("POST", "/orders/7/pack", true, TASK), new Scenario("POST", "/orders/7/label", true, TASK),
			new Scenario("POST", "/orders/7/charge", true, ANNOTATED),
			new Scenario("POST", "/orders/7/check", true, ANNOTATED),
			new Scenario("POST", "/orders/7/refuse", true, ANNOTATED),
			new Scenario("POST", "/orders/7/ship", true, BY_HAND),
			new Scenario("POST", "/orders/7/carry", true, BY_HAND),
			new Scenario("POST", "/orders/7/announce", true, BY_HAND),
			new Scenario("POST", "/orders/7/book", true, OPENTRACING),
			new Scenario("POST", "/orders/7/credit", true, OPENTRACING));

	private final Shop before = new Shop("before");

	private final Shop after = new Shop("after");

	private final Map<Shop, List<Call>> calls = Map.of(this.before, new ArrayList<>(), this.after, new ArrayList<>());

	private final Map<Shop, List<String>> headers = Map.of(this.before, new ArrayList<>(), this.after,
			new ArrayList<>());

	private final Map<String, Call> callsToTheOther = new LinkedHashMap<>();

	@BeforeAll
	void callBothAndStopThem() {
		Stream.of(this.before, this.after).forEach((shop) -> {
			shop.awaitLine("Parcels are counted");
			for (int i = 0; i < SCENARIOS.size(); i++) {
				Call call = SCENARIOS.get(i).call("tenant-" + i);
				String answer = call.send(SCENARIOS.get(i).method(), SCENARIOS.get(i).address(shop));
				if (SCENARIOS.get(i).sendsARecord()) {
					shop.awaitParcel("tenant-" + i);
					answer = ParcelHeaders.ofFirst(shop.topic());
				}
				this.headers.get(shop).add(answer);
				this.calls.get(shop).add(call);
			}
		});
		sendToTheOther("before parcel", this.before, this.after);
		sendToTheOther("after parcel", this.after, this.before);
		for (String client : List.of("price", "stock")) {
			callTheOther("before " + client, this.before, this.after, client);
			callTheOther("after " + client, this.after, this.before, client);
		}
		Stream.of(this.before, this.after).parallel().forEach(Shop::stop);
	}

	private void callTheOther(String name, Shop caller, Shop called, String client) {
		Call call = Call.traced().with("tenant", name);
		call.send("GET", caller.address() + "/orders/7/" + client + "?peer=" + called.address());
		Stream.of(caller, called).forEach((shop) -> shop.awaitRequest(call.traceId()));
		this.callsToTheOther.put(name, call);
	}

	private void sendToTheOther(String name, Shop sender, Shop receiver) {
		Call call = Call.traced().with("tenant", name);
		call.send("POST", sender.address() + "/orders/7/dispatch?topic=" + receiver.topic());
		receiver.awaitParcel(name);
		this.callsToTheOther.put(name, call);
	}

	@AfterAll
	void close() {
		this.before.close();
		this.after.close();
	}

	@Test
	void shouldDifferOnlyAsTheDocumentationSays() {
		List<DocumentedDifference> documented = DocumentedDifference.listOf(Path.of(System.getProperty("document")));
		List<Difference> seen = differences();
		assertThat(seen).as("Differences that are not documented")
			.filteredOn((difference) -> documented.stream().noneMatch((row) -> row.describes(difference)))
			.isEmpty();
		assertThat(documented).as("Documented differences that are none")
			.filteredOn((row) -> seen.stream().noneMatch(row::describes))
			.isEmpty();
		assertThat(seen).isNotEmpty();
		assertThat(documented).extracting(DocumentedDifference::reason)
			.allSatisfy((reason) -> assertThat(reason).isNotBlank());
	}

	@Test
	void shouldNeedOnlyTheConfigurationThatTheDocumentationNames() throws IOException {
		String document = Files.readString(Path.of(System.getProperty("document")));
		String section = document.substring(document.indexOf("## What stays as it was"));
		List<String> names = new ArrayList<>();
		new YamlPropertySourceLoader().load("config", new ClassPathResource("config/application.yml"))
			.forEach((source) -> names.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames())));
		assertThat(names).isNotEmpty().allSatisfy((name) -> assertThat(section).contains("`" + name + "`"));
	}

	private List<Difference> differences() {
		List<Difference> differences = new ArrayList<>();
		for (int i = 0; i < SCENARIOS.size(); i++) {
			differences.addAll(observations(this.before, i).differencesTo(observations(this.after, i),
					SCENARIOS.get(i).toString()));
		}
		differences.addAll(rest(this.before).differencesTo(rest(this.after), "the rest"));
		return differences;
	}

	private Observations observations(Shop shop, int scenario) {
		List<LogLine> lines = shop.lines("")
			.stream()
			.filter((line) -> line.tenant().equals("tenant-" + scenario))
			.toList();
		assertThat(lines).extracting(LogLine::traceId)
			.as("trace ids of " + SCENARIOS.get(scenario))
			.isNotEmpty()
			.containsOnly(lines.get(0).traceId());
		return Observations.of(shop.spansOf(lines.get(0).traceId()), lines, SCENARIOS.get(scenario),
				this.calls.get(shop).get(scenario), this.headers.get(shop).get(scenario));
	}

	private Observations rest(Shop shop) {
		Set<String> traces = new HashSet<>();
		shop.lines("").stream().filter((line) -> !line.tenant().isEmpty()).map(LogLine::traceId).forEach(traces::add);
		List<ReportedSpan> spans = shop.spans()
			.stream()
			.filter((span) -> traces.stream().noneMatch(span::isOf))
			.toList();
		return Observations.of(spans, shop.lines("Parcels are counted"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "price", "stock" })
	void shouldContinueTheTraceOfAServiceThatStillRunsSleuth(String client) {
		assertThatOneTraceCrosses("before " + client, this.before, this.after);
	}

	@ParameterizedTest
	@ValueSource(strings = { "price", "stock" })
	void shouldBeContinuedByAServiceThatStillRunsSleuth(String client) {
		assertThatOneTraceCrosses("after " + client, this.after, this.before);
	}

	private void assertThatOneTraceCrosses(String name, Shop caller, Shop called) {
		Call call = this.callsToTheOther.get(name);
		assertThat(Stream.of(caller, called).flatMap((shop) -> shop.lines("").stream()))
			.filteredOn((line) -> line.tenant().equals(name))
			.hasSize(4)
			.extracting(LogLine::traceId)
			.containsOnly(call.traceId());
		ReportedSpan client = span(caller, call, "CLIENT");
		ReportedSpan server = span(called, call, "SERVER");
		assertThat(server.shared() ? server.id() : server.parentId()).isEqualTo(client.id());
	}

	@Test
	void shouldContinueTheTraceOfARecordThatSleuthSent() {
		assertThatOneTraceCrossesByARecord("before parcel", this.before, this.after);
	}

	@Test
	void shouldBeContinuedWhereSleuthTakesARecord() {
		assertThatOneTraceCrossesByARecord("after parcel", this.after, this.before);
	}

	private void assertThatOneTraceCrossesByARecord(String name, Shop sender, Shop receiver) {
		Call call = this.callsToTheOther.get(name);
		assertThat(receiver.lines("Parcel is dispatched")).filteredOn((line) -> line.tenant().equals(name))
			.extracting(LogLine::traceId)
			.containsExactly(call.traceId());
		assertThat(span(receiver, call, "CONSUMER").parentId()).isEqualTo(span(sender, call, "PRODUCER").id());
	}

	@Test
	void shouldReportACommandOfRedisAsAClientSpanOfItsRequest() {
		int reservation = SCENARIOS.indexOf(RESERVATION);
		assertThat(List.of(this.before, this.after)).allSatisfy((shop) -> {
			Call call = this.calls.get(shop).get(reservation);
			ReportedSpan command = span(shop, call, "CLIENT");
			assertThat(command.name()).isEqualTo("set");
			assertThat(command.parentId()).isEqualTo(span(shop, call, "SERVER").id());
		});
	}

	private static ReportedSpan span(Shop shop, Call call, String kind) {
		List<ReportedSpan> spans = shop.spansOf(call.traceId())
			.stream()
			.filter((span) -> kind.equals(span.kind()))
			.toList();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

}
