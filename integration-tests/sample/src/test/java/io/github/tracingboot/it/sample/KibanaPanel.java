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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.search.SetupScript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A visualization or search of {@code kibana/kibana.ndjson}, and what Kibana asks the
 * server for it.
 *
 * @param title its title
 * @param request the body of the search
 * @param buckets the names of the aggregations with buckets, the outermost first
 */
record KibanaPanel(String title, String request, List<String> buckets) {

	private static final JsonMapper JSON = new JsonMapper();

	static List<KibanaPanel> all() {
		try {
			return Files.readString(SetupScript.file("kibana.ndjson"))
				.lines()
				.map(JSON::readTree)
				.filter((object) -> List.of("lens", "search").contains(object.path("type").asString()))
				.map(KibanaPanel::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static KibanaPanel of(JsonNode object) {
		JsonNode attributes = object.path("attributes");
		JsonNode query = attributes.at("/state/query");
		if (query.isMissingNode()) {
			query = JSON.readTree(attributes.at("/kibanaSavedObjectMeta/searchSourceJSON").asString()).path("query");
		}
		List<String> buckets = new ArrayList<>();
		ObjectNode request = JSON.createObjectNode();
		request.set("query", query(query));
		request.set("aggs",
				aggregations(attributes.at("/state/datasourceStates/formBased/layers/layer1/columns"), buckets));
		return new KibanaPanel(attributes.path("title").asString(), request.toString(), buckets);
	}

	private static JsonNode query(JsonNode query) {
		String text = query.path("query").asString().replace(" : ", ":").replace(" or ", " OR ");
		return JSON.valueToTree(Map.of("query_string", Map.of("query", text)));
	}

	private static ObjectNode aggregations(JsonNode columns, List<String> buckets) {
		ObjectNode metrics = JSON.createObjectNode();
		columns.properties().forEach((column) -> {
			JsonNode metric = metric(column.getValue());
			if (metric != null) {
				metrics.set(column.getKey(), metric);
			}
		});
		ObjectNode level = metrics;
		List<Map.Entry<String, JsonNode>> innermostFirst = new ArrayList<>(columns.properties());
		Collections.reverse(innermostFirst);
		for (Map.Entry<String, JsonNode> column : innermostFirst) {
			ObjectNode bucket = bucket(column.getValue(), columns);
			if (bucket != null) {
				bucket.set("aggs", level);
				buckets.add(0, column.getKey());
				level = metrics.deepCopy();
				level.set(column.getKey(), bucket);
			}
		}
		return level;
	}

	private static ObjectNode bucket(JsonNode column, JsonNode columns) {
		String field = column.path("sourceField").asString();
		return switch (column.path("operationType").asString()) {
			case "terms" -> {
				String by = column.at("/params/orderBy/columnId").asString();
				yield JSON.valueToTree(Map.of("terms", Map.of("field", field, "size", column.at("/params/size").asInt(),
						"order", Map.of(order(by, columns.path(by)), column.at("/params/orderDirection").asString()))));
			}
			case "date_histogram" ->
				JSON.valueToTree(Map.of("date_histogram", Map.of("field", field, "fixed_interval", "30s")));
			default -> null;
		};
	}

	private static String order(String name, JsonNode column) {
		return switch (column.path("operationType").asString()) {
			case "count" -> "_count";
			case "percentile" -> name + "." + column.at("/params/percentile").asInt();
			default -> name;
		};
	}

	private static JsonNode metric(JsonNode column) {
		String field = column.path("sourceField").asString();
		return switch (column.path("operationType").asString()) {
			case "count" ->
				column.has("filter") ? JSON.createObjectNode().set("filter", query(column.path("filter"))) : null;
			case "unique_count" -> JSON.valueToTree(Map.of("cardinality", Map.of("field", field)));
			case "max" -> JSON.valueToTree(Map.of("max", Map.of("field", field)));
			case "percentile" -> JSON.valueToTree(Map.of("percentiles",
					Map.of("field", field, "percents", List.of(column.at("/params/percentile").asInt()))));
			default -> null;
		};
	}

}
