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
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.tracingboot.it.search.SetupScript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files for Filebeat fit what {@code kibana/setup.sh} installs.
 */
class FilebeatConfigurationIntegrationTests {

	private static final JsonMapper JSON = new JsonMapper();

	@ParameterizedTest
	@ValueSource(strings = { "filebeat-files.yml", "filebeat-containers.yml" })
	void shouldSendToTheTemplatesIndicesThroughThePipeline(String file) throws IOException {
		JsonNode output = read(file).path("output.elasticsearch");
		assertThat(output.path("pipeline").asString()).isEqualTo("logs-spring");
		String pattern = JSON.readTree(Files.readString(SetupScript.file("logs-spring.json")))
			.at("/index_patterns/0")
			.asString();
		assertThat(output.path("index").asString()).matches(pattern.replace("*", ".+"));
		assertThat(output.path("non_indexable_policy.dead_letter_index.index").asString())
			.doesNotMatch(pattern.replace("*", ".+"))
			.matches("logs-.+");
	}

	@ParameterizedTest
	@ValueSource(strings = { "filebeat-files.yml", "filebeat-containers.yml" })
	void shouldKeepNanosecondsAndReadJsonIntoTheDocument(String file) throws IOException {
		JsonNode configuration = read(file);
		assertThat(configuration.path("timestamp.precision").asString()).isEqualTo("nanosecond");
		List<JsonNode> json = configuration.findValues("ndjson");
		assertThat(json).hasSize(1);
		assertThat(json.get(0).toString()).isEqualTo(JSON.writeValueAsString(JSON.readTree(
				"""
						{"target":"","overwrite_keys":true,"expand_keys":true,"add_error_key":true,"message_key":"message"}""")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "filebeat-files.yml", "filebeat-containers.yml" })
	void shouldPutStackTracesBehindTheirLine(String file) throws IOException {
		List<JsonNode> multiline = read(file).findValues("multiline");
		assertThat(multiline).hasSize(1);
		assertThat(multiline.get(0).path("negate").asBoolean()).isTrue();
		assertThat(multiline.get(0).path("match").asString()).isEqualTo("after");
		Pattern first = Pattern.compile(multiline.get(0).path("pattern").asString());
		assertThat("2026-11-24T06:24:12.774+01:00  INFO 1 --- [main] x : y").containsPattern(first);
		assertThat(List.of("\tat x.Y.z(Y.java:1)", "Caused by: java.io.IOException", "", "order of 2026-11-24T06:24"))
			.allSatisfy((line) -> assertThat(line).doesNotContainPattern(first));
	}

	private static JsonNode read(String file) throws IOException {
		return JSON.valueToTree(new Yaml().<Map<String, Object>>load(Files.readString(SetupScript.file(file))));
	}

}
