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

package io.github.tracingboot.it.elasticsearch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import io.github.tracingboot.it.search.LogShipper;
import io.github.tracingboot.it.search.SearchServer;
import io.github.tracingboot.it.search.SetupScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code kibana/setup.sh} installs does its work on a real server.
 */
abstract class KibanaAssetsContract {

	private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

	private static final String SPAN_ID = "b7ad6b7169203331";

	private final String index = "logs-spring-" + UUID.randomUUID();

	private SearchServer server;

	@BeforeEach
	void setUp() {
		this.server = SearchServer.get(kind());
		assertThat(setup().exitCode()).isZero();
	}

	abstract SearchServer.Kind kind();

	/**
	 * The types that the server has for text without scores, for patterns, and for
	 * objects with any keys.
	 * @return the types of {@code message}, {@code error.stack_trace} and
	 * {@code container.labels}
	 */
	abstract List<String> types();

	private SetupScript.Result setup() {
		return SetupScript.run(Map.of(), "http://" + this.server.address());
	}

	@Test
	void shouldInstallTheSameASecondTime() {
		String before = this.server.json("GET", "/_index_template/logs-spring", "");
		SetupScript.Result second = setup();
		assertThat(second.exitCode()).as(second.output()).isZero();
		assertThat(second.output()).contains("ingest pipeline logs-spring", "index template logs-spring",
				"index template traces-spring is there, and stays as it is");
		assertThat(this.server.json("GET", "/_index_template/logs-spring", "")).isEqualTo(before);
	}

	@Test
	void shouldUseTypesThatTheServerHas() {
		String template = this.server.json("GET", "/_index_template/logs-spring", "");
		String properties = "$.index_templates[0].index_template.template.mappings.properties.";
		assertThat(List.of("message", "error.properties.stack_trace", "container.properties.labels"))
			.extracting((field) -> JsonPath.<String>read(template, properties + field + ".type"))
			.containsExactlyElementsOf(types());
		assertThat(List.of("trace.properties.id", "span.properties.id", "transaction.properties.id"))
			.extracting((field) -> JsonPath.<String>read(template, properties + field + ".type"))
			.containsOnly("keyword");
	}

	@Test
	void shouldTurnALineOfTextIntoFields() {
		ship("""
				2026-11-24T06:24:12.774Z  INFO 17497 --- [shop] [io-20373-exec-8] [%s-%s] c.e.store.shop.OrderDesk : Order 7: 1 x globe: 35.00"""
			.formatted(TRACE_ID, SPAN_ID));
		Map<String, Object> line = only("match_phrase", "message", "1 x globe");
		assertThat(line).containsEntry("@timestamp", "2026-11-24T06:24:12.774Z")
			.containsEntry("message", "Order 7: 1 x globe: 35.00")
			.doesNotContainKeys("tags", "error", "_parsed");
		assertThat(read(line, "$.trace.id")).isEqualTo(TRACE_ID);
		assertThat(read(line, "$.span.id")).isEqualTo(SPAN_ID);
		assertThat(read(line, "$.log.level")).isEqualTo("INFO");
		assertThat(read(line, "$.log.logger")).isEqualTo("c.e.store.shop.OrderDesk");
		assertThat(read(line, "$.process.pid")).isEqualTo(17497);
		assertThat(read(line, "$.process.thread.name")).isEqualTo("io-20373-exec-8");
		assertThat(read(line, "$.service.name")).isEqualTo("shop");
		assertThat(read(line, "$.event.dataset")).isEqualTo("shop.log");
	}

	@Test
	void shouldTakeTheStackTraceOutOfTheMessage() {
		String trace = """
				java.lang.IllegalStateException: no vehicle
				that is strong enough
					at com.example.RoutePlanner.plan(RoutePlanner.java:42) ~[classes/:na]
					... 3 common frames omitted
				Caused by: java.io.IOException: none
					at com.example.Garage.open(Garage.java:7)""";
		ship("""
				2026-11-24T06:24:12.774+01:00 ERROR 1 --- [delivery] [    task-1] [%s-%s] c.e.Courier  : Order 8:
				failed

				%s

				""".formatted(TRACE_ID, SPAN_ID, trace));
		Map<String, Object> line = only("match_phrase", "error.message", "no vehicle");
		assertThat(line).containsEntry("message", "Order 8:\nfailed")
			.containsEntry("@timestamp", "2026-11-24T05:24:12.774Z");
		assertThat(read(line, "$.error.type")).isEqualTo("java.lang.IllegalStateException");
		assertThat(read(line, "$.error.message")).isEqualTo("no vehicle\nthat is strong enough");
		assertThat(read(line, "$.error.stack_trace")).isEqualTo(trace);
		assertThat(hits("match_phrase", "error.stack_trace.text", "Garage.java")).hasSize(1);
	}

	@Test
	void shouldReadLinesWithoutIdsOrNamesOrWithColours() {
		ship("2026-11-24T06:24:12.774Z  INFO 1 --- [shop] [main] [" + " ".repeat(49) + "] c.e.Shop : outside a trace",
				"2026-11-24T06:24:12.774Z  WARN 1 --- [           main] c.e.Shop : nameless",
				"2026-11-24T06:24:12.774Z DEBUG 1 --- [shop] [store] [main] [" + TRACE_ID + "-" + SPAN_ID
						+ "] c.e.Shop : of a group",
				"\u001B[2m2026-11-24T06:24:12.774Z\u001B[0;39m \u001B[31mERROR\u001B[0;39m \u001B[35m1\u001B[0;39m "
						+ "\u001B[2m--- [shop] [main] \u001B[0;39m\u001B[36mc.e.Shop\u001B[0;39m \u001B[2m:\u001B[0;39m coloured");
		assertThat(only("match_phrase", "message", "outside a trace")).doesNotContainKeys("trace", "span", "tags");
		assertThat(only("match_phrase", "message", "nameless")).doesNotContainKeys("service", "event", "tags");
		Map<String, Object> grouped = only("match_phrase", "message", "of a group");
		assertThat(read(grouped, "$.service.name")).isEqualTo("shop");
		assertThat(read(grouped, "$.process.thread.name")).isEqualTo("main");
		assertThat(read(grouped, "$.trace.id")).isEqualTo(TRACE_ID);
		assertThat(read(only("match_phrase", "message", "coloured"), "$.log.level")).isEqualTo("ERROR");
	}

	@Test
	void shouldKeepAndTagWhatItCannotRead() {
		ship("OpenJDK 64-Bit Server VM warning: something", "", "2026-11-24 a time and no more",
				"2026-11-24T06:24:12.774Z  INFO 1 --- no brackets : at all");
		assertThat(hits("match", "tags", "unparsed")).hasSize(4);
		assertThat(only("match_phrase", "message", "OpenJDK 64-Bit Server VM warning: something").get("message"))
			.isEqualTo("OpenJDK 64-Bit Server VM warning: something");
	}

	@Test
	void shouldReadTextThatFilebeatTookForBrokenJson() {
		new LogShipper(this.server).ship(this.index,
				List.of(Map.of("@timestamp", Instant.now().toString(), "message",
						"2026-11-24T06:24:12.774Z  INFO 1 --- [shop] [main] c.e.Shop : between the JSON", "error",
						Map.of("type", "json", "message", "Error decoding JSON"))));
		assertThat(only("match_phrase", "message", "between the JSON")).doesNotContainKeys("error", "tags");
	}

	@Test
	void shouldLeaveJsonAsItIs() {
		Map<String, Object> document = Map.of("@timestamp", "2026-11-24T06:24:12.774460270Z", "message",
				"2026-11-24T06:24:12.774Z  INFO 1 --- [x] [y] z : quoted", "log",
				Map.of("level", "INFO", "logger", "c.e.Shop"), "trace", Map.of("id", TRACE_ID), "error",
				Map.of("type", "json", "message", "of the application"));
		new LogShipper(this.server).ship(this.index, List.of(document));
		assertThat(only("term", "trace.id", TRACE_ID)).isEqualTo(document);
	}

	@Test
	void shouldOrderLinesOfOneMillisecond() {
		LogShipper shipper = new LogShipper(this.server);
		for (int i : List.of(3, 1, 2)) {
			shipper.ship(this.index, List.of(Map.of("@timestamp", "2026-11-24T06:24:12.77400000" + i + "Z", "message",
					"line " + i, "log", Map.of("level", "INFO"), "trace", Map.of("id", TRACE_ID))));
		}
		assertThat(hits("term", "trace.id", TRACE_ID)).extracting((line) -> line.get("message"))
			.containsExactly("line 1", "line 2", "line 3");
	}

	@Test
	void shouldTakeFieldsOfAnyScalarTypeUnderOneName() {
		LogShipper shipper = new LogShipper(this.server);
		for (Object value : List.of(7, "seven", 7.5, true, "2026-11-24")) {
			shipper.ship(this.index, List.of(Map.of("@timestamp", Instant.now().toString(), "message", "typed", "log",
					Map.of("level", "INFO"), "order", value, "process", Map.of("pid", "none"))));
		}
		assertThat(hits("match_phrase", "message", "typed")).hasSize(5);
		assertThat(hits("term", "order", "7")).hasSize(1);
	}

	private void ship(String... lines) {
		new LogShipper(this.server).ship(this.index,
				List.of(lines)
					.stream()
					.map((line) -> Map.<String, Object>of("@timestamp", Instant.now().toString(), "message", line))
					.toList());
	}

	private Map<String, Object> only(String query, String field, String value) {
		List<Map<String, Object>> hits = hits(query, field, value);
		assertThat(hits).hasSize(1);
		return hits.get(0);
	}

	private List<Map<String, Object>> hits(String query, String field, String value) {
		this.server.json("POST", "/" + this.index + "/_refresh", "");
		return JsonPath.read(this.server.json("POST", "/" + this.index + "/_search", """
				{"query":{"%s":{"%s":"%s"}},"sort":[{"@timestamp":"asc"}]}""".formatted(query, field, value)),
				"$.hits.hits[*]._source");
	}

	private static Object read(Map<String, Object> line, String path) {
		return JsonPath.read(line, path);
	}

}
