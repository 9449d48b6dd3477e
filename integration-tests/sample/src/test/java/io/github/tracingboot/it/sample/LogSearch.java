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

import java.util.ArrayList;
import java.util.List;

import io.github.tracingboot.it.search.SearchServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks as Kibana's Discover does when {@code trace.id : "<id>"} is in its search bar.
 */
final class LogSearch {

	private static final int BATCH = 100;

	private static final JsonMapper JSON = new JsonMapper();

	private final SearchServer server;

	private final String indices;

	LogSearch(SearchServer server, String indices) {
		this.server = server;
		this.indices = indices;
		server.json("POST", "/" + indices + "/_refresh?ignore_unavailable=true", "");
	}

	List<JsonNode> byTraceId(String traceId) {
		return byTraceIds(List.of(traceId)).get(0);
	}

	/**
	 * Asks once for each id.
	 * @param traceIds the ids
	 * @return what was found for each
	 */
	List<List<JsonNode>> byTraceIds(List<String> traceIds) {
		List<List<JsonNode>> results = new ArrayList<>();
		for (int i = 0; i < traceIds.size(); i += BATCH) {
			StringBuilder searches = new StringBuilder();
			traceIds.subList(i, Math.min(traceIds.size(), i + BATCH))
				.forEach((traceId) -> searches
					.append("{\"index\":\"" + this.indices + "\",\"ignore_unavailable\":true}\n")
					.append(search(traceId))
					.append('\n'));
			JSON.readTree(this.server.json("POST", "/_msearch", searches.toString()))
				.path("responses")
				.forEach((response) -> results
					.add(response.at("/hits/hits").valueStream().map(LogSearch::source).toList()));
		}
		return results;
	}

	private static String search(String traceId) {
		return """
				{"size":500,"query":{"bool":{"must":[],"filter":[\
				{"bool":{"should":[{"match_phrase":{"trace.id":"%s"}}],"minimum_should_match":1}}],"should":[],"must_not":[]}},\
				"sort":[{"@timestamp":{"order":"asc","unmapped_type":"boolean"}},{"log.offset":{"order":"asc","unmapped_type":"long"}}]}"""
			.formatted(traceId);
	}

	private static JsonNode source(JsonNode hit) {
		return hit.path("_source");
	}

}
