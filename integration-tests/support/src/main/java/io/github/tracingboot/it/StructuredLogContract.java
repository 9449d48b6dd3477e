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

package io.github.tracingboot.it;

import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every logging system must write as JSON, on the real console of a real
 * application.
 */
public abstract class StructuredLogContract {

	private static final String ECS = "--logging.structured.format.console=ecs";

	private final ChildJvm application = ChildJvm.of(StructuredLoggingApplication.class);

	/**
	 * A configuration file of the application's own, whose console appender is
	 * asynchronous and writes the format {@code ecs}.
	 * @return where it is
	 */
	protected abstract String asynchronousConfiguration();

	@Test
	void ecsHasTheIdsUnderTheirStandardNamesOnce() {
		StructuredLogLines lines = run(ECS);
		for (String message : List.of("in the child span", "failed in the child span", "on another thread")) {
			Map<String, Object> line = lines.withMessage(message);
			assertThat(line).containsEntry("trace", Map.of("id", lines.traceId()))
				.containsEntry("span", Map.of("id", lines.childId()))
				.containsEntry("transaction", Map.of("id", lines.rootId()));
			assertThat(lines.text(message)).containsOnlyOnce(lines.traceId())
				.containsOnlyOnce(lines.rootId())
				.containsOnlyOnce(lines.childId())
				.doesNotContain("traceId", "spanId", "transactionId");
		}
		assertThat(lines.withMessage("in the root span again")).containsEntry("span", Map.of("id", lines.rootId()))
			.containsEntry("transaction", Map.of("id", lines.rootId()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void nothingIsLeftOfTheIdsOutsideOfSpans(String format) {
		StructuredLogLines lines = run("--logging.structured.format.console=" + format);
		for (String message : List.of("outside of spans", "after all spans", "done on another thread")) {
			assertThat(lines.text(message)).doesNotContain("trace", "span\"", "spanId", "transaction", "http");
		}
	}

	@Test
	void ecsTellsTheServiceFromWhatTheApplicationKnows() {
		ChildJvm.Result result = this.application.withEnvironment(Map.of("HOSTNAME", "node-7"))
			.run(ECS, "--spring.application.name=orders", "--spring.application.version=1.2.3",
					"--spring.profiles.active=prod,eu");
		Map<String, Object> line = StructuredLogLines.of(result).withMessage("outside of spans");
		assertThat(line)
			.containsEntry("service", Map.of("name", "orders", "version", "1.2.3", "environment", "prod,eu", "node",
					Map.of("name", "node-7")))
			.containsEntry("event", Map.of("dataset", "orders.log"));
	}

	@Test
	void ecsTellsTheServiceAsTheUserWantsIt() {
		StructuredLogLines lines = run(ECS, "--spring.application.name=orders",
				"--logging.structured.ecs.service.name=shop", "--logging.structured.ecs.service.version=9",
				"--logging.structured.ecs.service.environment=blue", "--logging.structured.ecs.service.node-name=mine");
		assertThat(lines.withMessage("outside of spans"))
			.containsEntry("service",
					Map.of("name", "shop", "version", "9", "environment", "blue", "node", Map.of("name", "mine")))
			.containsEntry("event", Map.of("dataset", "shop.log"));
	}

	@Test
	void ecsTellsOfAnException() {
		StructuredLogLines lines = run(ECS);
		Map<String, Object> line = lines.withMessage("failed in the child span");
		assertThat(line.get("error")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("type", "java.lang.IllegalStateException")
			.containsEntry("message", "first line\nsecond line")
			.hasEntrySatisfying("stack_trace", (trace) -> assertThat(trace).asString().contains("\tat "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void everyEventIsOneDocumentWhateverTheMessageHolds(String format) {
		StructuredLogLines lines = run("--logging.structured.format.console=" + format);
		String message = format.equals("gelf") ? "short_message" : "message";
		assertThat(lines.documents()).extracting((line) -> line.get(message))
			.containsOnlyOnce(StructuredLoggingApplication.HOSTILE);
	}

	@Test
	void logstashHasTheConfiguredNamesOnce() {
		StructuredLogLines lines = run("--logging.structured.format.console=logstash");
		Map<String, Object> line = lines.withMessage("in the child span");
		assertThat(line).containsEntry("traceId", lines.traceId()).containsEntry("spanId", lines.childId());
		assertThat(lines.text("in the child span")).containsOnlyOnce(lines.traceId())
			.containsOnlyOnce(lines.childId())
			.doesNotContain("transaction");
	}

	@Test
	void gelfHasTheConfiguredNamesAsAdditionalFieldsOnce() {
		StructuredLogLines lines = run("--logging.structured.format.console=gelf",
				"--tracing.logging.keys.trace-id=trace_id", "--tracing.logging.keys.span-id=span.id");
		Map<String, Object> line = lines.withMessage("in the child span");
		assertThat(line).containsEntry("_trace_id", lines.traceId()).containsEntry("_span.id", lines.childId());
		assertThat(lines.text("in the child span")).containsOnlyOnce(lines.traceId())
			.containsOnlyOnce(lines.childId())
			.doesNotContain("transaction");
	}

	@ParameterizedTest
	@ValueSource(strings = { "trace_id,span_id", "trace.id,span.id", "trace,span", "ids.trace,ids.span" })
	void ecsKeepsTheStandardNamesWhateverTheKeysAre(String keys) {
		String[] names = keys.split(",");
		StructuredLogLines lines = run(ECS, "--tracing.logging.keys.trace-id=" + names[0],
				"--tracing.logging.keys.span-id=" + names[1]);
		Map<String, Object> line = lines.withMessage("in the child span");
		assertThat(JsonPath.<String>read(line, "$.trace.id")).isEqualTo(lines.traceId());
		assertThat(JsonPath.<String>read(line, "$.span.id")).isEqualTo(lines.childId());
		assertThat(JsonPath.<String>read(line, "$.transaction.id")).isEqualTo(lines.rootId());
		assertThat(lines.text("in the child span")).containsOnlyOnce(lines.traceId())
			.containsOnlyOnce(lines.childId())
			.containsOnlyOnce(lines.rootId());
	}

	@Test
	void aTransactionKeyOfTheUsersIsInTheMdcAndInEveryFormat() {
		StructuredLogLines lines = run("--logging.structured.format.console=logstash",
				"--tracing.logging.keys.transaction-id=transaction.id");
		assertThat(lines.withMessage("in the child span")).containsEntry("transaction.id", lines.rootId());
		assertThat(lines.text("outside of spans")).doesNotContain("transaction");
	}

	@Test
	void theUsersRenamesExclusionsAndAdditionsWin() {
		StructuredLogLines lines = run(ECS, "--logging.structured.json.rename[trace.id]=number",
				"--logging.structured.json.exclude=transaction", "--logging.structured.json.add[event.dataset]=mine",
				"--spring.application.name=orders");
		assertThat(lines.withMessage("in the child span")).containsEntry("trace", Map.of("number", lines.traceId()))
			.doesNotContainKey("transaction")
			.containsEntry("event", Map.of("dataset", "mine"));
	}

	@Test
	void additionsOfTheUsersStandBesideOurs() {
		StructuredLogLines lines = run(ECS, "--logging.structured.json.add[event.kind]=event",
				"--spring.application.name=orders");
		Map<String, Object> line = lines.withMessage("in the child span");
		assertThat(line).containsEntry("event", Map.of("kind", "event")).containsEntry("event.dataset", "orders.log");
	}

	@Test
	void aCustomizerOfTheUsersWins() {
		StructuredLogLines lines = run(ECS,
				"--logging.structured.json.customizer=" + UserMembersCustomizer.class.getName());
		Map<String, Object> line = lines.withMessage("in the child span");
		assertThat(line).containsEntry("trace", Map.of("id", "of the user")).containsEntry("customized", true);
		assertThat(line.get("event")).isEqualTo("of the user");
		assertThat(lines.text("in the child span")).doesNotContain(lines.traceId());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void thereIsOneSetOfIdsBesideAnIntegrationThatNamesThemInItsOwnWay(String format) {
		StructuredLogLines lines = run("--logging.structured.format.console=" + format, "--test.mdc[trace_id]=f00",
				"--test.mdc[span_id]=f01", "--test.mdc[trace_flags]=01");
		assertThat(lines.text("in the child span")).containsOnlyOnce(lines.traceId())
			.doesNotContain("\"f00\"", "\"f01\"", "trace_id", "trace_flags");
		assertThat(lines.text("outside of spans")).containsOnlyOnce("\"f00\"")
			.containsOnlyOnce("\"f01\"")
			.doesNotContain("trace_id", "trace_flags");
	}

	@Test
	void theSetOfIdsOfAnIntegrationThatWritesTheStandardNamesIsKept() {
		StructuredLogLines lines = run(ECS, "--test.mdc[trace.id]=f00", "--test.mdc[transaction.id]=f01");
		assertThat(lines.withMessage("in the child span")).containsEntry("trace", Map.of("id", "f00"))
			.containsEntry("transaction", Map.of("id", "f01"))
			.doesNotContainKeys("span", "traceId", "spanId");
	}

	@Test
	void entriesOfTheUsersThatAreNamedLikeOursCostNoLine() {
		StructuredLogLines lines = run(ECS, "--test.mdc[event]=created", "--test.mdc[transaction]=TX-1",
				"--test.mdc[trace.state]=x", "--spring.application.name=orders");
		Map<String, Object> line = lines.withMessage("in the child span");
		assertThat(line).containsEntry("event", "created")
			.containsEntry("transaction", "TX-1")
			.containsEntry("trace", Map.of("state", "x"))
			.containsEntry("trace.id", lines.traceId())
			.containsEntry("span", Map.of("id", lines.childId()));
	}

	@Test
	void theIdsAreThereWhenTheRestOfTheContextIsLeftOutOrHasAPrefix() {
		StructuredLogLines without = run(ECS, "--logging.structured.json.context.include=false",
				"--test.mdc[tenant]=acme");
		assertThat(without.withMessage("in the child span")).containsEntry("trace", Map.of("id", without.traceId()))
			.doesNotContainKey("tenant");
		StructuredLogLines prefixed = run(ECS, "--logging.structured.json.context.prefix=labels",
				"--test.mdc[tenant]=acme");
		assertThat(prefixed.withMessage("in the child span")).containsEntry("trace", Map.of("id", prefixed.traceId()))
			.containsEntry("labels", Map.of("tenant", "acme"));
	}

	@Test
	void theFieldsAreRightBehindAnAsynchronousAppender() {
		StructuredLogLines lines = run(ECS, "--logging.config=" + asynchronousConfiguration(),
				"--spring.application.name=orders");
		assertThat(lines.withMessage("in the child span")).containsEntry("trace", Map.of("id", lines.traceId()))
			.containsEntry("span", Map.of("id", lines.childId()))
			.containsEntry("transaction", Map.of("id", lines.rootId()))
			.containsEntry("event", Map.of("dataset", "orders.log"));
		assertThat(lines.text("after all spans")).doesNotContain(lines.traceId(), lines.rootId());
	}

	@Test
	void unsampledSpansHaveTheSameFields() {
		StructuredLogLines lines = run(ECS, "--management.tracing.sampling.probability=0");
		assertThat(lines.withMessage("in the child span")).containsEntry("trace", Map.of("id", lines.traceId()))
			.containsEntry("span", Map.of("id", lines.childId()))
			.containsEntry("transaction", Map.of("id", lines.rootId()));
	}

	@Test
	void jsonIsSpringBootsAloneWhenThatIsSwitchedOff() {
		StructuredLogLines lines = run(ECS, "--tracing.logging.json.enabled=false", "--spring.application.name=orders");
		assertThat(lines.withMessage("in the child span")).containsEntry("traceId", lines.traceId())
			.containsEntry("spanId", lines.childId())
			.doesNotContainKeys("trace", "span", "transaction", "event");
	}

	@Test
	void textLinesAreWhatTheyWere() {
		ChildJvm.Result result = this.application.run("--logging.pattern.level=<%X>");
		assertThat(result.line(": in the child span")).contains("traceId", "spanId").doesNotContain("transaction");
	}

	private StructuredLogLines run(String... arguments) {
		return StructuredLogLines.of(this.application.run(arguments));
	}

}
