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

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every logging system must print, on the real console of a real application.
 */
public abstract class LogFormatContract {

	private final ChildJvm application = ChildJvm.of(SpanLoggingApplication.class);

	/**
	 * A configuration file of the application's own with a pattern that shows the MDC
	 * entries {@code traceId} and {@code spanId}.
	 * @return where it is
	 */
	protected abstract String configurationWithAPattern();

	@Test
	void theConsoleShowsTheIdsInsideASpanAndNoneOutside() {
		ChildJvm.Result result = this.application.run();
		Ids ids = Ids.of(result);
		assertThat(result.exitCode()).isZero();
		assertThat(result.line(": inside the span")).contains("[" + ids.traceId() + "-" + ids.spanId() + "]");
		assertThat(List.of(result.line("before the span"), result.line("after the span")))
			.allSatisfy((line) -> assertThat(line).doesNotContain(ids.traceId()));
		assertThat(result.output()).doesNotContain("%X").doesNotContain("%correlationId");
		assertThat(result.output()).doesNotContainPattern("(?m)^\\S+ +(WARN|ERROR) (?!.*failed inside)");
	}

	@Test
	void theIdsAreThereWhenExportIsSwitchedOff() {
		ChildJvm.Result result = this.application.run("--management.tracing.export.enabled=false");
		Ids ids = Ids.of(result);
		assertThat(result.line(": inside the span")).contains("[" + ids.traceId() + "-" + ids.spanId() + "]");
	}

	@Test
	void theIdsAreThereWhenTheSpanIsNotSampled() {
		ChildJvm.Result result = this.application.run("--management.tracing.sampling.probability=0");
		Ids ids = Ids.of(result);
		assertThat(result.line(": inside the span")).contains("[" + ids.traceId() + "-" + ids.spanId() + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "trace_id,span_id", "trace.id,span.id" })
	void renamedKeysAgreeInThePatternAndInTheMdc(String keys) {
		String traceKey = keys.split(",")[0];
		String spanKey = keys.split(",")[1];
		ChildJvm.Result result = this.application.run("--tracing.logging.keys.trace-id=" + traceKey,
				"--tracing.logging.keys.span-id=" + spanKey,
				"--logging.pattern.level=%5p <%X{" + traceKey + "}/%X{" + spanKey + "}/%X{traceId}>");
		Ids ids = Ids.of(result);
		assertThat(result.line(": inside the span")).contains("[" + ids.traceId() + "-" + ids.spanId() + "]")
			.contains("<" + ids.traceId() + "/" + ids.spanId() + "/>");
	}

	@Test
	void namesOfSleuthAreThereOnRequestBesideTheUsualOnes() {
		ChildJvm.Result result = this.application.run("--tracing.logging.aliases.trace-id=X-B3-TraceId",
				"--tracing.logging.aliases.span-id=X-B3-SpanId", "--tracing.logging.aliases.sampled=X-Span-Export",
				"--logging.pattern.level=%5p <%X{X-B3-TraceId},%X{X-B3-SpanId},%X{X-Span-Export}>");
		Ids ids = Ids.of(result);
		assertThat(result.line(": inside the span")).contains("<" + ids.traceId() + "," + ids.spanId() + ",true>")
			.contains("[" + ids.traceId() + "-" + ids.spanId() + "]");
		assertThat(result.line("after the span")).contains("<,,>");
	}

	@Test
	void aPatternOfTheUsersShowsTheIdsAndNoSecondTime() {
		ChildJvm.Result result = this.application.run("--logging.config=" + configurationWithAPattern());
		Ids ids = Ids.of(result);
		assertThat(result.line("> inside the span <")).startsWith("mine <" + ids.traceId() + "," + ids.spanId() + "> ")
			.containsOnlyOnce(ids.traceId());
		assertThat(result.line("before the span <")).startsWith("mine <,> ");
	}

	@Test
	void renamedKeysAgreeInJson() {
		ChildJvm.Result result = this.application.run("--tracing.logging.keys.trace-id=trace_id",
				"--tracing.logging.keys.span-id=span_id", "--logging.structured.format.console=logstash");
		Ids ids = Ids.of(result);
		String inside = result.line("\"inside the span\"");
		assertThat(JsonPath.<String>read(inside, "$.trace_id")).isEqualTo(ids.traceId());
		assertThat(JsonPath.<String>read(inside, "$.span_id")).isEqualTo(ids.spanId());
		assertThat(inside).doesNotContain("traceId").doesNotContain("spanId");
		assertThat(result.line("\"after the span\"")).doesNotContain("trace_id").doesNotContain("span_id");
	}

	@Test
	void everythingIsAsWithoutTheStarterWhenSwitchedOff() {
		ChildJvm.Result result = this.application.run("--tracing.enabled=false",
				"--management.tracing.export.enabled=false");
		assertThat(result.exitCode()).isZero();
		assertThat(result.output()).doesNotContain("Tracing is on");
		Ids ids = Ids.of(result);
		assertThat(result.line(": inside the span")).doesNotContain(ids.traceId());
	}

	@Test
	void aKeyThatIsNotValidFailsTheStartWithItsNameValueAndAnExample() {
		ChildJvm.Result result = this.application.run("--tracing.logging.keys.trace-id=trace id");
		assertThat(result.exitCode()).isNotZero();
		assertThat(result.output()).contains("APPLICATION FAILED TO START")
			.contains("tracing.logging.keys.trace-id")
			.contains("trace id")
			.contains("for example 'trace_id'");
	}

	@Test
	void anUnknownDialectFailsTheStartWithTheValidOnes() {
		ChildJvm.Result result = this.application.run("--tracing.propagation.consume=w3c,zipkin");
		assertThat(result.exitCode()).isNotZero();
		assertThat(result.output()).contains("APPLICATION FAILED TO START")
			.contains("tracing.propagation.consume")
			.contains("zipkin")
			.contains("B3_MULTI");
	}

	private record Ids(String traceId, String spanId) {

		static Ids of(ChildJvm.Result result) {
			String[] ids = result.line("ids=").substring("ids=".length()).split(":");
			assertThat(ids[0]).matches("[0-9a-f]{32}");
			return new Ids(ids[0], ids[1]);
		}

	}

}
