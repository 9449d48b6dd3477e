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

package io.github.tracingboot.logging;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.jayway.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TracingJsonMembersCustomizer} with Spring Boot's formatters.
 */
class TracingJsonMembersCustomizerTests {

	private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

	private static final Map<String, String> MDC = Map.of("traceId", TRACE_ID, "spanId", "b7ad6b7169203331",
			"transactionId", "00f067aa0ba902b7", "httpRequestMethod", "GET", "httpRoute", "/orders/{id}",
			"clientAddress", "10.0.0.1");

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void shouldWriteTheRequestWhereElasticCommonSchemaHasIt() {
		Map<String, Object> line = write("ecs", event());
		assertThat(line).containsEntry("http", Map.of("request", Map.of("method", "GET"), "route", "/orders/{id}"))
			.containsEntry("client", Map.of("address", "10.0.0.1"))
			.containsEntry("transaction", Map.of("id", "00f067aa0ba902b7"))
			.doesNotContainKeys(MDC.keySet().toArray(String[]::new));
	}

	@Test
	void shouldKeepTheRequestOutOfTheOtherFormats() {
		assertThat(write("logstash", event())).containsEntry("traceId", TRACE_ID)
			.doesNotContainKeys("transactionId", "httpRequestMethod", "httpRoute", "clientAddress");
		assertThat(write("gelf", event())).containsEntry("_traceId", TRACE_ID)
			.doesNotContainKeys("_transactionId", "_httpRequestMethod", "_httpRoute", "_clientAddress");
	}

	@Test
	void shouldStandBesideKeyValuePairsThatAreNamedAlike() {
		LoggingEvent event = event();
		event.addKeyValuePair(new KeyValuePair("http.version", "2"));
		event.addKeyValuePair(new KeyValuePair("transaction", "TX-1"));
		assertThat(write("ecs", event)).containsEntry("http", Map.of("version", "2"))
			.containsEntry("http.route", "/orders/{id}")
			.containsEntry("http.request.method", "GET")
			.containsEntry("transaction", "TX-1")
			.containsEntry("trace", Map.of("id", TRACE_ID));
	}

	@Test
	void shouldWriteTheNextLineAfterOneThatCouldNotBeWritten() {
		StructuredLogEncoder encoder = encoder("ecs");
		LoggingEvent broken = event();
		broken.addKeyValuePair(new KeyValuePair("trace.id", "mine"));
		broken.addKeyValuePair(new KeyValuePair("unwritable", new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("no text");
			}

		}));
		assertThatIllegalStateException().isThrownBy(() -> encoder.encode(broken));
		// Spring Boot 4.1 writes what it had of the broken line in front of the next one,
		// with and without this starter.
		String next = new String(encoder.encode(event()), StandardCharsets.UTF_8);
		String line = next.substring(next.lastIndexOf("{\"@timestamp\""));
		assertThat(parse(line.getBytes(StandardCharsets.UTF_8))).containsEntry("trace", Map.of("id", TRACE_ID));
	}

	@Test
	void shouldLeaveAFormatOfTheUsersAlone() {
		assertThat(write(UserFormatter.class.getName(), event())).isEqualTo(Map.of("traceId", TRACE_ID, "log", "mine"));
	}

	@Test
	void shouldLeaveAllToTheFailureAtStartupWhenAKeyIsNotValid() {
		this.environment.setProperty("tracing.logging.keys.trace-id", "trace id");
		assertThat(write("ecs", event())).containsEntry("traceId", TRACE_ID);
	}

	@Test
	void shouldDoNothingWhenTracingIsOff() {
		this.environment.setProperty("tracing.enabled", "false");
		assertThat(write("ecs", event())).containsEntry("traceId", TRACE_ID).doesNotContainKey("trace");
	}

	private Map<String, Object> write(String format, ILoggingEvent event) {
		return parse(encoder(format).encode(event));
	}

	private StructuredLogEncoder encoder(String format) {
		LoggerContext context = new LoggerContext();
		context.putObject(Environment.class.getName(), this.environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(context);
		encoder.setFormat(format);
		encoder.start();
		return encoder;
	}

	private static Map<String, Object> parse(byte[] line) {
		return JsonPath.parse(new String(line, StandardCharsets.UTF_8)).json();
	}

	private static LoggingEvent event() {
		LoggerContext context = new LoggerContext();
		LoggingEvent event = new LoggingEvent("test", context.getLogger("test"), Level.INFO, "message", null, null);
		event.setMDCPropertyMap(MDC);
		return event;
	}

	/**
	 * A format of the user's own, with a member that Spring Boot's format has too.
	 */
	static class UserFormatter extends JsonWriterStructuredLogFormatter<ILoggingEvent> {

		UserFormatter(@Nullable StructuredLoggingJsonMembersCustomizer<?> customizer) {
			super(UserFormatter::members, customizer);
		}

		private static void members(JsonWriter.Members<ILoggingEvent> members) {
			members.add("log", "mine");
			members.add("traceId", (event) -> event.getMDCPropertyMap().get("traceId"));
		}

	}

}
