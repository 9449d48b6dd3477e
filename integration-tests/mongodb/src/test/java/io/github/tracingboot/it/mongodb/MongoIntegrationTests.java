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

package io.github.tracingboot.it.mongodb;

import java.util.List;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands of MongoDB's drivers, against a server that speaks its protocol.
 */
@ExtendWith(OutputCaptureExtension.class)
class MongoIntegrationTests {

	private static MongoServer server;

	private static RunningApplication application;

	private final Caller caller = Caller.sampled();

	@BeforeAll
	static void start() {
		server = new MongoServer(new MemoryBackend());
		server.bind();
		application = start("logging.level.de.bwaldvogel.mongo=off");
	}

	private static RunningApplication start(String property) {
		return RunningApplication.start(MongoApplication.class,
				"spring.mongodb.uri=mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/shop", property);
	}

	@AfterAll
	static void stop() {
		application.close();
		server.shutdownNow();
	}

	@BeforeEach
	void forget() {
		spans().clear();
	}

	@ParameterizedTest
	@CsvSource({ "template, find people,update people", "repository, update people,delete people",
			"reactive, aggregate people,", "reactive-blocked, find people,", "reactive-captured, find people," })
	void shouldBeChildrenOfTheRequestWithoutValues(String usage, String first, String second) {
		List<SpanData> commands = commandsOf(usage);
		SpanData request = spans().serverSpan(this.caller.traceId());
		assertThat(commands).extracting(SpanData::getName)
			.containsExactlyElementsOf((second != null) ? List.of(first, second) : List.of(first));
		assertThat(commands).allSatisfy((span) -> {
			assertThat(span.getParentSpanId()).isEqualTo(request.getSpanId());
			assertThat(span.toString()).doesNotContain("secret");
		});
	}

	@Test
	void shouldDescribeTheCommandByTheConventions() {
		SpanData span = commandsOf("reactive-blocked").get(0);
		assertThat(attribute(span, "db.system.name")).isEqualTo("mongodb");
		assertThat(attribute(span, "db.operation.name")).isEqualTo("find");
		assertThat(attribute(span, "db.collection.name")).isEqualTo("people");
		assertThat(attribute(span, "db.namespace")).isEqualTo("shop");
		assertThat(attribute(span, "server.address")).isEqualTo("127.0.0.1");
		assertThat(span.getAttributes().get(AttributeKey.longKey("server.port")))
			.isEqualTo(server.getLocalAddress().getPort());
		assertThat(attribute(span, "db.query.text")).isNull();
	}

	@Test
	void shouldBeAChildOfASpanMadeByHand() {
		String byHand = application.get(this.caller, "/mongo/by-hand").body();
		assertThat(commands()).singleElement().extracting(SpanData::getParentSpanId).isEqualTo(byHand);
	}

	@Test
	void shouldFailTheSpanOfAWriteThatIsRefusedWithoutTheDocument(CapturedOutput output) {
		List<SpanData> commands = commandsOf("duplicate");
		SpanData refused = commands.get(commands.size() - 1);
		assertThat(output).contains("failed as it should").contains("secret-id");
		assertThat(refused.getName()).isEqualTo("insert people");
		assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(refused, "db.response.status_code")).isEqualTo("11000");
		assertThat(attribute(refused, "error.type")).isEqualTo("11000");
		assertThat(commands.toString()).doesNotContain("secret");
	}

	@Test
	void shouldFailTheSpanOfACommandThatIsRefused() {
		SpanData refused = commandsOf("refused").get(0);
		assertThat(refused.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(refused, "db.response.status_code")).isEqualTo("59");
		assertThat(refused.toString()).doesNotContain("secret");
	}

	@Test
	void shouldMakeNoSpanForAPing() {
		assertThat(commandsOf("ping")).isEmpty();
	}

	@Test
	void shouldMakeNoSpanWhenHealthIsPolled() {
		for (int i = 0; i < 50; i++) {
			// The server doesn't know the command that Spring Boot sends, which makes it
			// 503.
			assertThat(application.get(application.port(), "/actuator/health").statusCode()).isIn(200, 503);
		}
		assertThat(spans().all()).isEmpty();
		assertThat(spans().openTraces()).isEmpty();
	}

	@Test
	void shouldMakeNoSpanOutsideATrace() {
		application.bean(MongoTemplate.class).getCollection("people").countDocuments();
		assertThat(spans().all()).isEmpty();
		assertThat(spans().openTraces()).isEmpty();
	}

	@Test
	void shouldLogTheTraceIdWhereTheReactiveAnswerArrives(CapturedOutput output) {
		commandsOf("reactive");
		assertThat(LogLines.awaitAll(output, "reactive answer"))
			.allMatch((line) -> line.contains(this.caller.traceId()));
	}

	@Test
	void shouldMakeNoSpansWhenSwitchedOff(CapturedOutput output) {
		try (RunningApplication other = start("tracing.instrument.mongodb.enabled=false")) {
			assertThat(other.get(this.caller, "/mongo/template").statusCode()).isEqualTo(200);
			SpanData request = other.bean(RecordedSpans.class).serverSpan(this.caller.traceId());
			assertThat(other.bean(RecordedSpans.class).ofTrace(this.caller.traceId())).containsExactly(request);
		}
		assertThat(output).contains("mongodb (tracing.instrument.mongodb.enabled=false)").doesNotContain(" WARN ");
	}

	private List<SpanData> commandsOf(String usage) {
		assertThat(application.get(this.caller, "/mongo/" + usage).statusCode()).isEqualTo(200);
		return commands();
	}

	private List<SpanData> commands() {
		return spans().ofTrace(this.caller.traceId())
			.stream()
			.filter((span) -> span.getKind() == SpanKind.CLIENT)
			.toList();
	}

	private static RecordedSpans spans() {
		return application.bean(RecordedSpans.class);
	}

	private static String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
