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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.tracingboot.it.search.SetupScript;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The saved objects are such as Kibana takes. Attributes are those of the schemas in
 * Kibana's public source: {@code dashboard} 8.9.0 and {@code search} 8.8.0, which refuse
 * unknown ones, the item of {@code lens} and the attributes of a data view, as they are
 * in 9.3, which brings objects of these versions up to its own on import.
 */
class KibanaSavedObjectsIntegrationTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<String, Set<String>> ATTRIBUTES = Map.of("index-pattern",
			Set.of("title", "name", "timeFieldName", "fieldFormatMap", "fieldAttrs", "fields", "type", "typeMeta",
					"sourceFilters", "runtimeFieldMap", "allowNoIndex", "allowHidden"),
			"search",
			Set.of("title", "description", "columns", "sort", "grid", "rowHeight", "rowsPerPage", "hideChart",
					"breakdownField", "kibanaSavedObjectMeta", "isTextBasedQuery", "usesAdHocDataView", "timeRestore",
					"timeRange", "refreshInterval", "viewMode", "hideAggregatedPreview", "hits", "version"),
			"lens", Set.of("title", "description", "visualizationType", "state"), "dashboard",
			Set.of("title", "description", "kibanaSavedObjectMeta", "timeRestore", "timeFrom", "timeTo",
					"refreshInterval", "controlGroupInput", "panelsJSON", "optionsJSON", "hits", "version"));

	private static final Map<String, List<String>> REQUIRED = Map.of("index-pattern", List.of("title", "timeFieldName"),
			"search", List.of("title", "columns", "sort", "kibanaSavedObjectMeta"), "lens",
			List.of("title", "visualizationType", "state"), "dashboard", List.of("title", "panelsJSON"));

	private static final Map<String, String> TYPE_VERSIONS = Map.of("index-pattern", "8.0.0", "search", "8.0.0", "lens",
			"8.9.0", "dashboard", "8.9.0");

	private static final Set<String> OPERATIONS = Set.of("count", "unique_count", "max", "percentile", "terms",
			"date_histogram");

	private static final Path SPANS = Path.of("../../tracing-spring-boot-autoconfigure/src/main/resources/io/github/"
			+ "tracingboot/export/elasticsearch/traces-spring.json");

	private final List<JsonNode> objects = read("kibana.ndjson");

	@Test
	void shouldHaveWhatTheirTypesDefine() {
		assertThat(this.objects).extracting((object) -> object.path("type").asString())
			.contains("index-pattern", "search", "lens", "dashboard");
		assertThat(this.objects).allSatisfy((object) -> {
			String type = object.path("type").asString();
			assertThat(names(object)).containsExactlyInAnyOrder("id", "type", "attributes", "references",
					"coreMigrationVersion", "typeMigrationVersion", "managed");
			assertThat(ATTRIBUTES.get(type)).containsAll(names(object.path("attributes")));
			assertThat(names(object.path("attributes"))).containsAll(REQUIRED.get(type));
			assertThat(object.path("typeMigrationVersion").asString()).isEqualTo(TYPE_VERSIONS.get(type));
		});
		assertThat(this.objects).extracting(KibanaSavedObjectsIntegrationTests::key).doesNotHaveDuplicates();
	}

	@Test
	void shouldReferToNothingOutsideTheFile() {
		for (String file : List.of("kibana.ndjson", "opensearch-dashboards.ndjson")) {
			List<JsonNode> all = read(file);
			assertThat(all).flatExtracting((object) -> object.path("references").valueStream().toList())
				.isNotEmpty()
				.extracting(KibanaSavedObjectsIntegrationTests::key)
				.allMatch(all.stream().map(KibanaSavedObjectsIntegrationTests::key).toList()::contains);
		}
	}

	@Test
	void shouldHoldJsonWhereTextIsJson() {
		for (String file : List.of("kibana.ndjson", "opensearch-dashboards.ndjson")) {
			assertThat(read(file)).flatExtracting(KibanaSavedObjectsIntegrationTests::embedded)
				.isNotEmpty()
				.allSatisfy((text) -> assertThat(JSON.readTree(text).isContainer()).isTrue());
		}
	}

	@Test
	void shouldNameEachReferenceAsItsUserDoes() {
		for (JsonNode search : of("search")) {
			JsonNode source = JSON
				.readTree(search.path("attributes").path("kibanaSavedObjectMeta").path("searchSourceJSON").asString());
			assertThat(referenceNames(search)).containsExactly(source.path("indexRefName").asString());
		}
		for (JsonNode lens : of("lens")) {
			assertThat(referenceNames(lens)).containsExactlyElementsOf(
					names(lens.at("/attributes/state/datasourceStates/formBased/layers")).stream()
						.map((layer) -> "indexpattern-datasource-layer-" + layer)
						.toList());
		}
		JsonNode dashboard = of("dashboard").get(0);
		List<JsonNode> panels = panels(dashboard);
		assertThat(referenceNames(dashboard)).containsExactlyElementsOf(panels.stream()
			.map((panel) -> panel.path("panelIndex").asString() + ":" + panel.path("panelRefName").asString())
			.toList());
		assertThat(panels).extracting((panel) -> panel.path("type").asString())
			.containsExactlyElementsOf(dashboard.path("references")
				.valueStream()
				.map((reference) -> reference.path("type").asString())
				.toList());
	}

	@Test
	void shouldLayPanelsOutWithoutOverlap() {
		Set<String> cells = new HashSet<>();
		for (JsonNode panel : panels(of("dashboard").get(0))) {
			JsonNode grid = panel.path("gridData");
			assertThat(grid.path("i").asString()).isEqualTo(panel.path("panelIndex").asString());
			assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(48);
			for (int x = 0; x < grid.path("w").asInt(); x++) {
				for (int y = 0; y < grid.path("h").asInt(); y++) {
					assertThat(cells.add((grid.path("x").asInt() + x) + "," + (grid.path("y").asInt() + y))).isTrue();
				}
			}
		}
	}

	@Test
	void shouldUseColumnsThatTheVisualizationsHave() {
		for (JsonNode lens : of("lens")) {
			JsonNode layer = lens.at("/attributes/state/datasourceStates/formBased/layers/layer1");
			List<String> columns = new ArrayList<>(names(layer.path("columns")));
			assertThat(layer.path("columnOrder").valueStream().map(JsonNode::asString))
				.containsExactlyElementsOf(columns);
			assertThat(layer.path("columns").valueStream().map((column) -> column.path("operationType").asString()))
				.allMatch(OPERATIONS::contains);
			JsonNode visualization = lens.at("/attributes/state/visualization");
			assertThat(Stream.of("columnId", "xAccessor", "splitAccessor", "metricAccessor", "accessors")
				.flatMap((name) -> visualization.findValues(name).stream())
				.flatMap((value) -> value.isArray() ? value.valueStream() : Stream.of(value))
				.map(JsonNode::asString)).isNotEmpty().allMatch(columns::contains);
			assertThat(layer.findValues("orderBy").stream().map((order) -> order.path("columnId").asString()))
				.allMatch(columns::contains);
		}
	}

	@Test
	void shouldNameOnlyFieldsThatTheTemplatesHave() throws IOException {
		Set<String> fields = new HashSet<>(Set.of("___records___"));
		for (Path template : List.of(SetupScript.file("logs-spring.json"), SPANS)) {
			fields(JSON.readTree(Files.readString(template)).at("/template/mappings"), "", fields);
		}
		Set<String> used = new HashSet<>();
		for (JsonNode object : this.objects) {
			JsonNode attributes = object.path("attributes");
			object.findValues("sourceField").forEach((field) -> used.add(field.asString()));
			attributes.path("columns").forEach((column) -> used.add(column.asString()));
			attributes.path("sort").forEach((sort) -> used.add(sort.path(0).asString()));
			if (attributes.has("fieldFormatMap")) {
				used.addAll(names(JSON.readTree(attributes.path("fieldFormatMap").asString())));
			}
			Stream.concat(Stream.of(object), embedded(object).stream().map(JSON::readTree))
				.flatMap((node) -> node.findValues("query").stream())
				.filter(JsonNode::isString)
				.forEach((query) -> {
					Matcher field = Pattern.compile("([\\w@.]+) *:").matcher(query.asString());
					while (field.find()) {
						used.add(field.group(1));
					}
				});
		}
		assertThat(used).contains("trace.id", "log.level", "event.duration", "http.route");
		assertThat(fields).containsAll(used);
	}

	@Test
	void shouldLeadFromTheTraceIdToZipkin() {
		JsonNode format = JSON.readTree(of("index-pattern").get(0).path("attributes").path("fieldFormatMap").asString())
			.path("trace.id");
		assertThat(format.path("id").asString()).isEqualTo("url");
		assertThat(format.path("params").path("type").asString()).isEqualTo("a");
		assertThat(format.path("params").path("urlTemplate").asString())
			.isEqualTo("http://localhost:9411/zipkin/traces/{{value}}");
		assertThat(format.path("params").path("labelTemplate").asString()).isEqualTo("{{value}}");
	}

	@Test
	void shouldSortOneTraceByTimeAscending() {
		JsonNode search = of("search").stream()
			.filter((object) -> object.path("id").asString().equals("spring-one-trace"))
			.findFirst()
			.orElseThrow();
		assertThat(search.path("attributes").path("sort").toString()).isEqualTo("[[\"@timestamp\",\"asc\"]]");
	}

	private List<JsonNode> of(String type) {
		return this.objects.stream().filter((object) -> object.path("type").asString().equals(type)).toList();
	}

	private static List<JsonNode> read(String file) {
		try {
			return Files.readString(SetupScript.file(file)).lines().map(JSON::readTree).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String key(JsonNode object) {
		return object.path("type").asString() + ":" + object.path("id").asString();
	}

	private static List<String> names(JsonNode object) {
		return List.copyOf(object.propertyNames());
	}

	private static List<String> referenceNames(JsonNode object) {
		return object.path("references").valueStream().map((reference) -> reference.path("name").asString()).toList();
	}

	private static List<JsonNode> panels(JsonNode dashboard) {
		return JSON.readTree(dashboard.path("attributes").path("panelsJSON").asString()).valueStream().toList();
	}

	private static List<String> embedded(JsonNode object) {
		return Stream.of("searchSourceJSON", "panelsJSON", "optionsJSON", "fieldFormatMap")
			.flatMap((name) -> object.findValues(name).stream())
			.map(JsonNode::asString)
			.toList();
	}

	private static void fields(JsonNode mapping, String prefix, Set<String> fields) {
		mapping.path("properties").properties().forEach((property) -> {
			fields.add(prefix + property.getKey());
			fields(property.getValue(), prefix + property.getKey() + ".", fields);
		});
	}

}
