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

package io.github.tracingboot.it.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does what Filebeat does with {@code kibana/filebeat-files.yml}: puts lines together,
 * reads JSON, and sends documents through the pipeline by the bulk API.
 */
public final class LogShipper {

	private static final int BATCH = 1000;

	private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
	};

	private static final JsonMapper JSON = new JsonMapper();

	private final SearchServer server;

	private final String pipeline;

	private final Pattern firstLine;

	/**
	 * Creates a shipper.
	 * @param server where to send documents
	 */
	public LogShipper(SearchServer server) {
		this.server = server;
		JsonNode configuration = configuration();
		this.pipeline = configuration.at("/output.elasticsearch/pipeline").asString();
		this.firstLine = Pattern.compile(configuration.at("/filebeat.inputs/1/parsers/0/multiline/pattern").asString());
	}

	private static JsonNode configuration() {
		try {
			return JSON.valueToTree(
					new Yaml().<Map<String, Object>>load(Files.readString(SetupScript.file("filebeat-files.yml"))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends a file of JSON.
	 * @param file the file
	 * @param index where to
	 */
	public void shipJson(Path file, String index) {
		ship(index, documents(file, read(file).lines().toList(), true));
	}

	/**
	 * Sends a file of text.
	 * @param file the file
	 * @param index where to
	 */
	public void shipText(Path file, String index) {
		List<String> events = new ArrayList<>();
		StringBuilder event = new StringBuilder();
		for (String line : read(file).lines().toList()) {
			if (this.firstLine.matcher(line).find() && !event.isEmpty()) {
				events.add(event.toString());
				event.setLength(0);
			}
			event.append(event.isEmpty() ? "" : "\n").append(line);
		}
		events.add(event.toString());
		ship(index, documents(file, events, false));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Map<String, Object>> documents(Path file, List<String> events, boolean json) {
		List<Map<String, Object>> documents = new ArrayList<>();
		long offset = 0;
		for (String event : events) {
			Map<String, Object> log = new LinkedHashMap<>();
			log.put("offset", offset);
			log.put("file", Map.of("path", file.toString()));
			Map<String, Object> document = new LinkedHashMap<>();
			document.put("@timestamp", Instant.now().toString());
			document.put("message", event);
			document.put("log", log);
			if (json) {
				readJson(event, document);
			}
			documents.add(document);
			offset += event.getBytes(StandardCharsets.UTF_8).length + 1;
		}
		return documents;
	}

	private static void readJson(String line, Map<String, Object> document) {
		try {
			update(document, JSON.readValue(line, OBJECT));
		}
		catch (JacksonException ex) {
			document.put("error", Map.of("type", "json", "message", "Error decoding JSON: " + ex.getMessage()));
		}
	}

	@SuppressWarnings("unchecked")
	private static void update(Map<String, Object> target, Map<String, Object> source) {
		source.forEach((name, value) -> {
			if (value instanceof Map<?, ?> && target.get(name) instanceof Map<?, ?>) {
				update((Map<String, Object>) target.get(name), (Map<String, Object>) value);
			}
			else {
				target.put(name, value);
			}
		});
	}

	/**
	 * Sends documents.
	 * @param index where to
	 * @param documents the documents, each a line of its own
	 */
	public void ship(String index, List<Map<String, Object>> documents) {
		for (int i = 0; i < documents.size(); i += BATCH) {
			StringBuilder bulk = new StringBuilder();
			for (Map<String, Object> document : documents.subList(i, Math.min(documents.size(), i + BATCH))) {
				bulk.append("{\"create\":{}}\n").append(JSON.writeValueAsString(document)).append('\n');
			}
			String answer = this.server.json("POST", "/" + index + "/_bulk?pipeline=" + this.pipeline, bulk.toString());
			assertThat(JSON.readTree(answer).path("errors").asBoolean()).as(answer).isFalse();
		}
	}

}
