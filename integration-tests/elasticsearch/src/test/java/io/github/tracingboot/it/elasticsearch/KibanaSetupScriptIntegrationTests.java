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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.github.tracingboot.it.search.SetupScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code kibana/setup.sh} sends, and what it says when something is wrong. The
 * servers are stand-ins: it is for Kibana, of which none is at hand, and for answers that
 * a healthy server does not give.
 */
class KibanaSetupScriptIntegrationTests {

	private final FakeElastic elasticsearch = new FakeElastic("8.19.0", "\"build_flavor\":\"default\",");

	private final FakeElastic kibana = new FakeElastic("9.2.1", "");

	@AfterEach
	void stop() {
		this.elasticsearch.close();
		this.kibana.close();
	}

	@Test
	void shouldInstallThePipelineBeforeTheTemplatesInACurrentElasticsearch() {
		assertThat(run().exitCode()).isZero();
		assertThat(this.elasticsearch.calls()).containsExactly("GET /", "PUT /_ingest/pipeline/logs-spring",
				"PUT /_index_template/logs-spring", "HEAD /_index_template/traces-spring");
		assertThat(this.elasticsearch.body("PUT /_index_template/logs-spring")).contains("match_only_text", "wildcard",
				"flattened", "data_stream");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			7.10.2 | "build_flavor":"default",    | text            | wildcard | flattened
			7.13.4 | "build_flavor":"oss",        | text            | keyword  | object
			7.14.0 | "build_flavor":"default",    | match_only_text | wildcard | flattened
			8.11.0 | "build_flavor":"serverless", | match_only_text | wildcard | flattened
			10.0.0 | "build_flavor":"default",    | match_only_text | wildcard | flattened
			1.3.2  | "distribution":"opensearch", | text            | keyword  | object
			2.7.0  | "distribution":"opensearch", | text            | keyword  | flat_object
			2.12.0 | "distribution":"opensearch", | match_only_text | keyword  | flat_object
			2.15.0 | "distribution":"opensearch", | match_only_text | wildcard | flat_object
			""")
	void shouldChooseTypesByTheServersVersion(String version, String member, String text, String pattern,
			String object) {
		try (FakeElastic server = new FakeElastic(version, member)) {
			assertThat(SetupScript.run(Map.of(), server.url()).exitCode()).isZero();
			assertThat(server.body("PUT /_index_template/logs-spring").replaceAll("\\s+", " "))
				.contains("\"message\": { \"type\": \"" + text + "\"")
				.contains("\"stack_trace\": { \"type\": \"" + pattern + "\"")
				.contains("\"labels\": { \"type\": \"" + object + "\"");
		}
	}

	@Test
	void shouldDoWithoutDataStreamsWhereTheServerRefusesThem() {
		this.elasticsearch.answer("PUT /_index_template/logs-spring", 400, "unknown field [data_stream]");
		assertThat(run().output()).contains("The index template logs-spring was refused (400)");
		assertThat(this.elasticsearch.body("PUT /_index_template/logs-spring")).doesNotContain("data_stream\":");
	}

	@Test
	void shouldImportTheSavedObjectsIntoKibana() {
		SetupScript.Result result = run("--kibana", this.kibana.url());
		assertThat(result.exitCode()).as(result.output()).isZero();
		assertThat(this.kibana.calls()).containsExactly("GET /api/status",
				"POST /api/saved_objects/_import?overwrite=true");
		assertThat(this.kibana.header("kbn-xsrf")).isEqualTo("true");
		assertThat(this.kibana.header("content-type")).startsWith("multipart/form-data");
		assertThat(this.kibana.body("POST /api/saved_objects/_import?overwrite=true")).contains(
				"name=\"file\"; filename=\"kibana.ndjson\"", "\"type\":\"dashboard\"",
				"http://localhost:9411/zipkin/traces/{{value}}");
	}

	@Test
	void shouldImportIntoASpaceWithTheLinkThatIsAskedFor() {
		run("--kibana", this.kibana.url() + "/", "--space", "shop", "--trace-link",
				"https://jaeger.example.org/trace/{{value}}?a=1&b=|");
		assertThat(this.kibana.body("POST /s/shop/api/saved_objects/_import?overwrite=true"))
			.contains("https://jaeger.example.org/trace/{{value}}?a=1&b=|")
			.doesNotContain("zipkin");
	}

	@Test
	void shouldImportWhatOpenSearchDashboardsKnows() {
		try (FakeElastic opensearch = new FakeElastic("3.0.0", "\"distribution\":\"opensearch\",")) {
			SetupScript.run(Map.of(), "--kibana", this.kibana.url(), opensearch.url());
			assertThat(this.kibana.header("osd-xsrf")).isEqualTo("true");
			assertThat(this.kibana.body("POST /api/saved_objects/_import?overwrite=true"))
				.contains("filename=\"opensearch-dashboards.ndjson\"", "\"type\":\"index-pattern\"")
				.doesNotContain("\"type\":\"lens\"");
		}
	}

	@Test
	void shouldSendCredentialsAndNeverShowThem() {
		String encoded = Base64.getEncoder().encodeToString("id:s3cret".getBytes(StandardCharsets.UTF_8));
		for (String key : List.of("id:s3cret", encoded)) {
			SetupScript.Result result = SetupScript.run(Map.of("ELASTIC_API_KEY", key), "--kibana", this.kibana.url(),
					this.elasticsearch.url());
			assertThat(this.elasticsearch.header("authorization")).isEqualTo("ApiKey " + encoded);
			assertThat(this.kibana.header("authorization")).isEqualTo("ApiKey " + encoded);
			assertThat(result.output()).doesNotContain("s3cret", encoded);
		}
		SetupScript.run(
				Map.of("ELASTIC_USERNAME", "elastic", "ELASTIC_PASSWORD", "a\"b\\c d:e", "KIBANA_API_KEY", "other"),
				"--kibana", this.kibana.url(), this.elasticsearch.url());
		assertThat(this.elasticsearch.header("authorization")).isEqualTo(
				"Basic " + Base64.getEncoder().encodeToString("elastic:a\"b\\c d:e".getBytes(StandardCharsets.UTF_8)));
		assertThat(this.kibana.header("authorization")).isEqualTo("ApiKey other");
	}

	@Test
	void shouldSayThatTheServerCannotBeReached() {
		assertThat(SetupScript.run(Map.of(), "http://localhost:1")).satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(result.output()).contains("Elasticsearch at http://localhost:1/ can't be reached");
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | refuses the credentials (401): set the API key
			403 | (403): the user needs the privileges
			503 | was refused (503): {"reason":"why"}
			""")
	void shouldSayWhatTheServerRefuses(int status, String message) {
		this.elasticsearch.answer("PUT /_ingest/pipeline/logs-spring", status, "{\"reason\":\"why\"}");
		assertThat(run()).satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(result.output()).contains(message);
		});
	}

	@Test
	void shouldSayThatTheServerIsTooOldOrNoneAtAll() {
		try (FakeElastic old = new FakeElastic("6.8.23", "\"build_flavor\":\"default\",")) {
			assertThat(SetupScript.run(Map.of(), old.url()).output())
				.contains("Elasticsearch 6.8.23 is too old: 7.10 or later is needed");
			assertThat(old.calls()).containsExactly("GET /");
		}
		this.elasticsearch.answer("GET /", 200, "<html>");
		assertThat(run().output()).contains("does not answer like Elasticsearch or OpenSearch");
	}

	@Test
	void shouldSayThatKibanaIsTooOldOrTookNotAll() {
		this.kibana.answer("GET /api/status", 200,
				"{\"version\":{\"number\":\"7.17.0\"},\"x\":{\"version\":{\"number\":\"9.0.0\"}}}");
		assertThat(run("--kibana", this.kibana.url()).output()).contains("Kibana 7.17.0 is too old");
		this.kibana.answer("GET /api/status", 200, "{\"version\":{\"number\":\"9.0.0\"}}");
		this.kibana.answer("POST /api/saved_objects/_import?overwrite=true", 200,
				"{\"success\":false,\"errors\":[{\"id\":\"spring-errors\"}]}");
		assertThat(run("--kibana", this.kibana.url())).satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(result.output()).contains("did not take all saved objects", "spring-errors");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost:9200", "http://user:s3cret@localhost:9200", "--what http://localhost",
			"--trace-link javascript:alert({{value}}) http://localhost", "--trace-link http://zipkin/ http://localhost",
			"--space a/b http://localhost", "--kibana" })
	void shouldRefuseArgumentsThatCannotBeMeant(String arguments) {
		assertThat(SetupScript.run(Map.of(), arguments.split(" "))).satisfies((result) -> {
			assertThat(result.exitCode()).isEqualTo(1);
			assertThat(result.output()).startsWith("setup.sh: ").doesNotContain("s3cret");
		});
	}

	private SetupScript.Result run(String... arguments) {
		String[] all = Arrays.copyOf(arguments, arguments.length + 1);
		all[arguments.length] = this.elasticsearch.url();
		return SetupScript.run(Map.of(), all);
	}

}
