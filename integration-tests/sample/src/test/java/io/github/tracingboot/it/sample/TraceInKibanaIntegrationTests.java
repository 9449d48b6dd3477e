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

package io.github.tracingboot.it.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tracingboot.it.sample.Trace.Span;
import io.github.tracingboot.it.search.LogShipper;
import io.github.tracingboot.it.search.SearchServer;
import io.github.tracingboot.it.search.SetupScript;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The id of an order, typed into Kibana's search bar, shows the whole order: every log
 * line of all services, in order, and nothing of any other. Orders are made once; what
 * the services wrote is then sent to each kind of server, as Filebeat does, from their
 * files of JSON and from the text on their console.
 */
@ExtendWith(RunningStore.class)
@TestInstance(Lifecycle.PER_CLASS)
class TraceInKibanaIntegrationTests {

	private static final int CROWD = 1000;

	private static final int AT_THE_SAME_TIME = 16;

	private static final String JSON_INDEX = "logs-spring-json";

	private static final String TEXT_INDEX = "logs-spring-text";

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<SearchServer.Kind, SearchServer> servers = new EnumMap<>(SearchServer.Kind.class);

	private final Store store;

	private Answer order;

	private Answer failing;

	private List<Answer> crowd;

	private Map<String, List<Line>> json;

	private Map<String, List<Line>> text;

	TraceInKibanaIntegrationTests(Store store) {
		this.store = store;
	}

	@BeforeAll
	void placeOrders() {
		this.order = this.store.order("lamp", 1);
		this.failing = this.store.order("anvil", 1);
		this.crowd = placeCrowd();
		assertThat(this.crowd).extracting(Answer::traceId).doesNotContain("").doesNotHaveDuplicates();
		List<String> all = Stream.concat(Stream.of(this.order, this.failing), this.crowd.stream())
			.map(Answer::traceId)
			.toList();
		List<String> paid = Stream.concat(Stream.of(this.order), this.crowd.stream())
			.filter((answer) -> answer.status() == 201)
			.map(Answer::traceId)
			.toList();
		assertThat(paid).hasSize(CROWD - CROWD / 100 + 1);
		await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			this.text = textLines();
			this.json = jsonLines();
			assertThat(paid).allSatisfy((traceId) -> {
				assertThat(this.text.get(traceId)).hasSize(9);
				assertThat(this.json.get(traceId)).hasSize(9);
			});
			assertThat(all).allSatisfy((traceId) -> assertThat(this.json.get(traceId))
				.containsExactlyInAnyOrderElementsOf(this.text.get(traceId)));
		});
	}

	private List<Answer> placeCrowd() {
		Semaphore places = new Semaphore(AT_THE_SAME_TIME);
		List<CompletableFuture<Answer>> pending = new ArrayList<>();
		for (int i = 0; i < CROWD; i++) {
			places.acquireUninterruptibly();
			pending.add(this.store.orderInBackground((i % 100 == 99) ? "anvil" : "book", 1)
				.whenComplete((answer, failure) -> places.release()));
		}
		return pending.stream().map(CompletableFuture::join).toList();
	}

	private Map<String, List<Line>> textLines() {
		return byTraceId(this.store.lines()
			.stream()
			.map((line) -> new Line(line.service(), line.level(), line.traceId(), line.spanId(), line.message())));
	}

	private Map<String, List<Line>> jsonLines() {
		return byTraceId(Store.SERVICES.stream()
			.flatMap((service) -> this.store.jsonLines(service).stream())
			.sorted(Comparator.comparing(TraceInKibanaIntegrationTests::time))
			.map(Line::of));
	}

	private static Map<String, List<Line>> byTraceId(Stream<Line> lines) {
		return lines.filter((line) -> !line.traceId().isEmpty()).collect(Collectors.groupingBy(Line::traceId));
	}

	/**
	 * Returns a server that has been set up and got all log lines.
	 * @param kind the kind of server
	 * @return the server
	 */
	private SearchServer server(SearchServer.Kind kind) {
		return this.servers.computeIfAbsent(kind, (key) -> {
			SearchServer server = SearchServer.get(kind);
			SetupScript.Result setup = SetupScript.run(Map.of(), "http://" + server.address());
			assertThat(setup.exitCode()).as(setup.output()).isZero();
			LogShipper shipper = new LogShipper(server);
			Store.SERVICES.forEach((service) -> shipper.shipJson(this.store.jsonFile(service), JSON_INDEX));
			shipper.shipText(this.store.console(), TEXT_INDEX);
			return server;
		});
	}

	@ParameterizedTest
	@EnumSource
	void shouldShowEveryLineOfAnOrderInOrderAndNothingElse(SearchServer.Kind kind) throws IOException {
		List<JsonNode> found = new LogSearch(server(kind), JSON_INDEX).byTraceId(this.order.traceId());
		assertThat(found).extracting(Line::of).containsExactlyElementsOf(this.json.get(this.order.traceId()));
		assertThat(found).extracting(Line::of).extracting(Line::service).contains("shop", "payment", "delivery");
		assertThat(found).extracting(Line::of)
			.extracting(Line::message)
			.allMatch((message) -> message.contains(this.order.orderId()));
		Files.writeString(Program.output().resolve("kibana-one-order.txt"),
				found.stream().map(TraceInKibanaIntegrationTests::row).collect(Collectors.joining("\n")));
	}

	@ParameterizedTest
	@EnumSource
	void shouldShowTheSameOfTextLogs(SearchServer.Kind kind) {
		List<JsonNode> found = new LogSearch(server(kind), TEXT_INDEX).byTraceId(this.order.traceId());
		assertThat(found).extracting(Line::of)
			.containsExactlyInAnyOrderElementsOf(this.text.get(this.order.traceId()))
			.containsExactlyInAnyOrderElementsOf(this.json.get(this.order.traceId()));
		assertThat(found).isSortedAccordingTo(Comparator.comparing(TraceInKibanaIntegrationTests::time));
	}

	@ParameterizedTest
	@EnumSource
	void shouldShowWhereAnOrderFailed(SearchServer.Kind kind) {
		for (String index : List.of(JSON_INDEX, TEXT_INDEX)) {
			List<JsonNode> found = new LogSearch(server(kind), index).byTraceId(this.failing.traceId());
			assertThat(found).extracting(Line::of)
				.containsExactlyInAnyOrderElementsOf(
						(index.equals(JSON_INDEX) ? this.json : this.text).get(this.failing.traceId()));
			assertThat(found).isSortedAccordingTo(Comparator.comparing(TraceInKibanaIntegrationTests::time));
			List<JsonNode> errors = found.stream()
				.filter((line) -> line.at("/log/level").asString().equals("ERROR"))
				.toList();
			assertThat(errors).extracting((line) -> line.at("/service/name").asString())
				.contains("shop", "payment", "delivery");
			assertThat(errors).anySatisfy((line) -> {
				assertThat(line.at("/error/type").asString()).startsWith("java.lang.Ill");
				assertThat(line.at("/error/stack_trace").asString()).contains("\n\tat com.example.store.delivery.");
				assertThat(line.path("message").asString()).doesNotContain("\tat ");
			});
		}
	}

	@ParameterizedTest
	@EnumSource
	void shouldNeverMixAThousandOrders(SearchServer.Kind kind) {
		List<String> traceIds = this.crowd.stream().map(Answer::traceId).toList();
		for (String index : List.of(JSON_INDEX, TEXT_INDEX)) {
			Map<String, List<Line>> expected = index.equals(JSON_INDEX) ? this.json : this.text;
			List<List<JsonNode>> found = new LogSearch(server(kind), index).byTraceIds(traceIds);
			assertThat(found).hasSameSizeAs(traceIds);
			for (int i = 0; i < found.size(); i++) {
				Answer answer = this.crowd.get(i);
				List<Line> lines = found.get(i).stream().map(Line::of).toList();
				assertThat(lines).containsExactlyInAnyOrderElementsOf(expected.get(answer.traceId()));
				assertThat(found.get(i)).isSortedAccordingTo(Comparator.comparing(TraceInKibanaIntegrationTests::time));
				if (answer.status() == 201) {
					assertThat(lines).extracting(Line::message)
						.allMatch((message) -> message.contains(answer.orderId()));
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void shouldKeepLinesThatAreNoLogLines(SearchServer.Kind kind) {
		String found = server(kind).json("POST", "/" + TEXT_INDEX + "/_search", """
				{"query":{"term":{"tags":"unparsed"}}}""");
		// The launcher's own words stand before the first line of a service.
		assertThat(found).contains("Start: ");
	}

	@ParameterizedTest
	@EnumSource
	void shouldShowSpansUnderTheSameId(SearchServer.Kind kind) {
		Assumptions.assumeTrue(RunningStore.SPANS.filter(kind::equals).isPresent(), "The spans go to another server");
		Trace trace = this.store.awaitTrace(this.order.traceId(), (zipkin) -> {
			assertThat(zipkin.orphans()).isEmpty();
			assertThat(zipkin.spans()).extracting(Span::toString).contains("delivery courier.tell");
		});
		Collection<String> expected = trace.spans().stream().map(Span::id).toList();
		await().atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(new LogSearch(server(kind), "traces-*").byTraceId(this.order.traceId()))
				.extracting((span) -> span.at("/span/id").asString())
				.containsExactlyInAnyOrderElementsOf(expected));
		List<JsonNode> all = new LogSearch(server(kind), JSON_INDEX + ",traces-*").byTraceId(this.order.traceId());
		Set<String> spans = new HashSet<>(expected);
		assertThat(all).hasSize(expected.size() + 9)
			.isSortedAccordingTo(Comparator.comparing(TraceInKibanaIntegrationTests::time))
			.allMatch((hit) -> spans.contains(hit.at("/span/id").asString()));
		assertThat(all.get(0).at("/span/name").asString()).isEqualToIgnoringCase("post /orders");
	}

	@ParameterizedTest
	@EnumSource
	void shouldFillEverySearchAndEveryPanelOfTheDashboard(SearchServer.Kind kind) {
		Assumptions.assumeTrue(RunningStore.SPANS.filter(kind::equals).isPresent(), "The spans go to another server");
		SearchServer server = server(kind);
		assertThat(KibanaPanel.all()).hasSizeGreaterThan(8)
			.allSatisfy((panel) -> await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
				JsonNode answer = JSON
					.readTree(server.json("POST", "/logs-*,traces-*/_search?size=0", panel.request()));
				assertThat(answer.at("/hits/total/value").asInt()).as(panel.title()).isPositive();
				JsonNode level = answer.path("aggregations");
				for (String bucket : panel.buckets()) {
					assertThat(level.path(bucket).path("buckets")).as(panel.title() + ": " + bucket).isNotEmpty();
					level = level.path(bucket).path("buckets").path(0);
				}
			}));
	}

	private static Instant time(JsonNode line) {
		return Instant.parse(line.path("@timestamp").asString());
	}

	private static String row(JsonNode line) {
		return "%s  %-8s  %-5s  %s".formatted(line.path("@timestamp").asString(), line.at("/service/name").asString(),
				line.at("/log/level").asString(), line.path("message").asString());
	}

	/**
	 * What of a line is the same in JSON and in text.
	 */
	private record Line(String service, String level, String traceId, String spanId, String message) {

		static Line of(JsonNode line) {
			return new Line(line.at("/service/name").asString(""), line.at("/log/level").asString(""),
					line.at("/trace/id").asString(""), line.at("/span/id").asString(""),
					line.path("message").asString("").lines().findFirst().orElse(""));
		}

	}

}
