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

package io.github.tracingboot.export.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import io.github.tracingboot.export.PartialDeliveryException;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ElasticsearchSpanExporter} against answers of the bulk API.
 */
@ExtendWith(OutputCaptureExtension.class)
class ElasticsearchSpanExporterTests {

	private static final String TAKEN = "{\"create\":{\"status\":201}}";

	private static final String BUSY = "{\"create\":{\"status\":429,\"error\":{\"type\":\"es_rejected_execution_exception\"}}}";

	private static final String CONFLICT = "{\"create\":{\"status\":400,\"error\":{\"type\":\"mapper_parsing_exception\","
			+ "\"reason\":\"failed to parse field [labels.a] of type [long] in document with id 'x'. Preview of field's value: 's3cret'\"}}}";

	private final MockWebServer server = new MockWebServer();

	private final ElasticsearchExportProperties properties = new ElasticsearchExportProperties();

	@BeforeEach
	void start() throws IOException {
		this.server.start();
		this.properties.setEndpoint("localhost:" + this.server.getPort());
		this.properties.getTemplate().setEnabled(false);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void shouldSendDocumentsInBulkAndCompressed() throws Exception {
		answer(TAKEN, TAKEN);
		assertThat(export("a", "b").isSuccess()).isTrue();
		RecordedRequest request = this.server.takeRequest();
		assertThat(request.getMethod()).isEqualTo("POST");
		assertThat(request.getTarget()).startsWith("/_bulk?");
		assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-ndjson");
		assertThat(request.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
		List<String> lines = text(request).lines().toList();
		assertThat(lines).hasSize(4);
		assertThat(lines.get(0)).isEqualTo("{\"create\":{\"_index\":\"traces-spring-default\"}}");
		assertThat(lines.get(1)).contains("\"name\":\"a\"");
		assertThat(lines.get(3)).contains("\"name\":\"b\"");
	}

	@Test
	void shouldSendBelowPathOfEndpointAndKeepItsQuery() throws Exception {
		this.properties.setEndpoint("http://localhost:" + this.server.getPort() + "/proxy/es/?key=1");
		answer(TAKEN);
		export("a");
		assertThat(this.server.takeRequest().getTarget()).startsWith("/proxy/es/_bulk?filter_path=").endsWith("&key=1");
	}

	@Test
	void shouldFillIndexWithDayOfEachSpan() throws Exception {
		this.properties.setIndex("spans-%{yyyy.MM.dd}");
		answer(TAKEN);
		export("a");
		assertThat(text(this.server.takeRequest())).contains("{\"_index\":\"spans-2023.11.14\"}");
	}

	@Test
	void shouldReportRefusedDocumentsOnceAndTakeTheOthers(CapturedOutput output) {
		answer(TAKEN, CONFLICT, TAKEN);
		answer(CONFLICT);
		ElasticsearchSpanExporter exporter = exporter();
		assertThat(exporter.export(spans("a", "b", "c")).getFailureThrowable())
			.isInstanceOf(PartialDeliveryException.class)
			.hasMessage("1 spans were rejected and 0 failed");
		assertThat(exporter.export(spans("d")).getFailureThrowable()).hasMessage("1 spans were rejected and 0 failed");
		assertThat(output.toString().lines().filter((line) -> line.contains("refused a span"))).singleElement()
			.asString()
			.contains("'traces-spring-default'", "400", "failed to parse field [labels.a] of type [long]",
					"index template")
			.doesNotContain("s3cret");
	}

	@Test
	void shouldSendOnlyWhatABusyServerDidNotTakeAgain() throws Exception {
		answer(TAKEN, BUSY, CONFLICT, BUSY);
		answer(BUSY, TAKEN);
		answer(TAKEN);
		assertThat(export("a", "b", "c", "d").getFailureThrowable()).hasMessage("1 spans were rejected and 0 failed");
		assertThat(names(this.server.takeRequest())).containsExactly("a", "b", "c", "d");
		assertThat(names(this.server.takeRequest())).containsExactly("b", "d");
		assertThat(names(this.server.takeRequest())).containsExactly("b");
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void shouldSendAgainWhenTheWholeRequestIsRefusedForALoad(int status) {
		this.server.enqueue(new MockResponse.Builder().code(status).build());
		answer(TAKEN);
		assertThat(export("a").isSuccess()).isTrue();
	}

	@Test
	void shouldGiveUpOnAServerThatStaysBusy() {
		for (int i = 0; i < 10; i++) {
			answer((i == 0) ? List.of(TAKEN, BUSY) : List.of(BUSY));
		}
		assertThat(export("a", "b").getFailureThrowable()).hasMessage("0 spans were rejected and 1 failed")
			.hasRootCauseMessage(
					"it refuses documents for 'traces-spring-default' with status 429 (es_rejected_execution_exception)");
		assertThat(this.server.getRequestCount()).isBetween(2, 6);
	}

	@Test
	void shouldNotRepeatBeyondTheTimeout() {
		this.properties.setTimeout(Duration.ofMillis(300));
		for (int i = 0; i < 10; i++) {
			this.server.enqueue(new MockResponse.Builder().code(503).build());
		}
		assertThat(export("a").getFailureThrowable()).hasMessage("it answers with HTTP status 503");
		assertThat(this.server.getRequestCount()).isLessThan(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 404 })
	void shouldTakeRefusalByIndexForAFailureOfTheServer(int status) {
		answer("{\"create\":{\"status\":" + status
				+ ",\"error\":{\"type\":\"security_exception\",\"reason\":\"no\"}}}");
		assertThat(export("a").getFailureThrowable()).hasMessage(
				"it refuses documents for 'traces-spring-default' with status " + status + " (security_exception)");
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 500 })
	void shouldFailAtOnceWhenTheWholeRequestIsRefused(int status) {
		this.server.enqueue(new MockResponse.Builder().code(status).build());
		assertThat(export("a", "b").getFailureThrowable()).hasMessage("it answers with HTTP status " + status);
		assertThat(this.server.getRequestCount()).isEqualTo(1);
	}

	@Test
	void shouldSplitRequestThatIsTooLarge() throws Exception {
		this.server.enqueue(new MockResponse.Builder().code(413).build());
		answer(TAKEN);
		answer(TAKEN, TAKEN);
		assertThat(export("a", "b", "c").isSuccess()).isTrue();
		assertThat(names(this.server.takeRequest())).containsExactly("a", "b", "c");
		assertThat(names(this.server.takeRequest())).containsExactly("a");
		assertThat(names(this.server.takeRequest())).containsExactly("b", "c");
	}

	@Test
	void shouldRejectDocumentThatIsTooLargeAlone(CapturedOutput output) {
		this.server.enqueue(new MockResponse.Builder().code(413).build());
		this.server.enqueue(new MockResponse.Builder().code(413).build());
		answer(TAKEN);
		assertThat(export("a", "b").getFailureThrowable()).hasMessage("1 spans were rejected and 0 failed");
		assertThat(output).contains("with status 413", "larger than the server takes");
	}

	@Test
	void shouldSplitByItselfBeforeMessagesGetLarge() {
		String name = "x".repeat(1000);
		AttributesBuilder attributes = Attributes.builder();
		IntStream.range(0, 100).forEach((i) -> attributes.put("a" + i, "x".repeat(8000)));
		answer(Collections.nCopies(6, TAKEN));
		answer(Collections.nCopies(4, TAKEN));
		List<SpanData> spans = IntStream.range(0, 10)
			.mapToObj((i) -> (SpanData) span(name).setAttributes(attributes.build()).build())
			.toList();
		assertThat(exporter().export(spans).isSuccess()).isTrue();
		assertThat(this.server.getRequestCount()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>hello</html>", "{}", "{\"items\":[]}", "{\"items\":[{}]}", "{\"items\":[1]}",
			"{\"items\":[{\"create\":{\"status\":\"201\"}}]}" })
	void shouldNotTakeAnythingElseForTheBulkApi(String body) {
		this.server.enqueue(new MockResponse.Builder().body(body).build());
		assertThat(export("a").getFailureThrowable()).hasMessageStartingWith("it ");
	}

	@Test
	void shouldNotReadEndlessAnswer() {
		this.server.enqueue(new MockResponse.Builder().body("x".repeat(9 * 1024 * 1024)).build());
		assertThat(export("a").getFailureThrowable()).hasMessage("its answer is longer than 8192 KiB");
	}

	@Test
	void shouldInstallTemplateOnceWhenThereIsNone() throws Exception {
		this.properties.getTemplate().setEnabled(true);
		this.server.enqueue(new MockResponse.Builder().code(404).build());
		this.server.enqueue(new MockResponse.Builder().body("{\"acknowledged\":true}").build());
		answer(TAKEN);
		answer(TAKEN);
		ElasticsearchSpanExporter exporter = exporter();
		exporter.export(spans("a"));
		exporter.export(spans("b"));
		RecordedRequest question = this.server.takeRequest();
		assertThat(question.getMethod()).isEqualTo("HEAD");
		assertThat(question.getTarget()).isEqualTo("/_index_template/traces-spring");
		assertThat(question.getHeaders().get("Content-Encoding")).isNull();
		RecordedRequest template = this.server.takeRequest();
		assertThat(template.getMethod()).isEqualTo("PUT");
		assertThat(text(template)).contains("\"traces-spring-*\"", "\"data_stream\":{}", "\"date_nanos\"");
		assertThat(this.server.takeRequest().getTarget()).startsWith("/_bulk");
		assertThat(this.server.takeRequest().getTarget()).startsWith("/_bulk");
	}

	@Test
	void shouldLeaveTemplateThatIsThere() throws Exception {
		this.properties.getTemplate().setEnabled(true);
		this.server.enqueue(new MockResponse.Builder().code(200).build());
		answer(TAKEN);
		assertThat(export("a").isSuccess()).isTrue();
		assertThat(this.server.takeRequest().getMethod()).isEqualTo("HEAD");
		assertThat(this.server.takeRequest().getMethod()).isEqualTo("POST");
	}

	@Test
	void shouldInstallTemplateOfAnIndexWhereThereAreNoDataStreams() throws Exception {
		this.properties.getTemplate().setEnabled(true);
		this.server.enqueue(new MockResponse.Builder().code(404).build());
		this.server.enqueue(new MockResponse.Builder().code(400).body("unknown field [data_stream]").build());
		this.server.enqueue(new MockResponse.Builder().code(200).build());
		answer(TAKEN);
		assertThat(export("a").isSuccess()).isTrue();
		this.server.takeRequest();
		assertThat(text(this.server.takeRequest())).contains("data_stream");
		assertThat(text(this.server.takeRequest())).contains("traces-spring-*").doesNotContain("data_stream");
	}

	@Test
	void shouldSendWithoutTemplateWhenItIsNotAllowedAndSaySoOnce(CapturedOutput output) {
		this.properties.getTemplate().setEnabled(true);
		this.server.enqueue(new MockResponse.Builder().code(403).build());
		this.server.enqueue(new MockResponse.Builder().code(403).build());
		answer(TAKEN);
		answer(TAKEN);
		ElasticsearchSpanExporter exporter = exporter();
		assertThat(exporter.export(spans("a")).isSuccess()).isTrue();
		assertThat(exporter.export(spans("b")).isSuccess()).isTrue();
		assertThat(output.toString().lines().filter((line) -> line.contains("could not be installed"))).singleElement()
			.asString()
			.contains("'traces-spring'", "403", "manage_index_templates", "template.enabled");
	}

	@Test
	void shouldSayWhyTemplateIsRefused(CapturedOutput output) {
		this.properties.getTemplate().setEnabled(true);
		this.server.enqueue(new MockResponse.Builder().code(404).build());
		this.server.enqueue(new MockResponse.Builder().code(400)
			.body("{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"patterns overlap\"}}")
			.build());
		answer(TAKEN);
		assertThat(export("a").isSuccess()).isTrue();
		assertThat(output).contains("could not be installed: status 400, patterns overlap.");
	}

	@Test
	void shouldTryTemplateAgainWhenTheServerWasNotReady() {
		this.properties.getTemplate().setEnabled(true);
		this.server.enqueue(new MockResponse.Builder().code(503).build());
		this.server.enqueue(new MockResponse.Builder().code(404).build());
		this.server.enqueue(new MockResponse.Builder().code(200).build());
		answer(TAKEN);
		ElasticsearchSpanExporter exporter = exporter();
		assertThat(exporter.export(spans("a")).getFailureThrowable()).hasMessage("it answers with HTTP status 503");
		assertThat(exporter.export(spans("b")).isSuccess()).isTrue();
	}

	private void answer(String... items) {
		answer(List.of(items));
	}

	private void answer(List<String> items) {
		this.server.enqueue(new MockResponse.Builder()
			.body("{\"errors\":true,\"items\":" + items.stream().collect(Collectors.joining(",", "[", "]")) + "}")
			.build());
	}

	private CompletableResultCode export(String... names) {
		return exporter().export(spans(names));
	}

	private ElasticsearchSpanExporter exporter() {
		SpanDocumentConverter converter = new SpanDocumentConverter(new ServiceFields(new MockEnvironment()),
				SpanData::getSpanId);
		return ElasticsearchSpanExporter.create(this.properties, converter, null);
	}

	private static List<SpanData> spans(String... names) {
		return Arrays.stream(names).map((name) -> (SpanData) span(name).build()).toList();
	}

	private static TestSpanData.Builder span(String name) {
		return TestSpanData.builder()
			.setName(name)
			.setKind(SpanKind.INTERNAL)
			.setStartEpochNanos(TimeUnit.SECONDS.toNanos(1_700_000_000))
			.setEndEpochNanos(TimeUnit.SECONDS.toNanos(1_700_000_001))
			.setStatus(StatusData.unset())
			.setHasEnded(true);
	}

	private static List<String> names(RecordedRequest request) {
		return text(request).lines()
			.filter((line) -> line.contains("\"trace\""))
			.map((line) -> line.replaceAll(".*\"name\":\"([^\"]*)\",\"kind\".*", "$1"))
			.toList();
	}

	private static String text(RecordedRequest request) {
		try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(request.getBody().toByteArray()))) {
			return new String(body.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
