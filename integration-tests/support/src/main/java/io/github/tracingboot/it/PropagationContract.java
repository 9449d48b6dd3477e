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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.github.tracingboot.propagation.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for everything that comes into an application and makes it send something,
 * with everything switched on that there is: all dialects, baggage, forwarded headers.
 */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
public abstract class PropagationContract {

	/**
	 * Logged when something comes in, before the order's number.
	 */
	protected static final String RELAYING = "relaying ";

	private static final String[] EVERYTHING = { "tracing.propagation.consume=w3c,b3,b3-multi,jaeger,ot,xray,datadog",
			"tracing.propagation.produce=w3c,b3,b3-multi,jaeger,ot,xray",
			"tracing.propagation.forward-headers=x-request-id,x-tenant-*",
			"management.tracing.baggage.remote-fields=tenant,x-user-*",
			"logging.pattern.level=%5p <tenant=%X{tenant:-}><user=%X{x-user-id:-}><id=%X{x-request-id:-}>",
			"server.max-http-request-header-size=512KB" };

	private RunningApplication application;

	@BeforeAll
	void startWithEverything() {
		this.application = start(EVERYTHING);
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	/**
	 * Starts the application that relays orders: whatever brings one makes it log
	 * {@link #RELAYING} with the order's number, and send something.
	 * @param properties the properties
	 * @return the running application
	 */
	protected abstract RunningApplication start(String... properties);

	/**
	 * Sends an order to the application.
	 * @param application the application
	 * @param order the order's number
	 * @param headers the headers to send it with
	 * @return the headers of everything that the application sends in turn
	 */
	protected abstract List<Map<String, String>> relay(RunningApplication application, String order,
			Map<String, String> headers);

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void shouldContinueTheTrace(Dialect dialect, CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(relay(dialect.name(), DialectHeaders.of(dialect, caller)))
			.allSatisfy((sent) -> assertThat(spanOf(sent).traceId()).isEqualTo(caller.traceId()))
			.noneSatisfy((sent) -> assertThat(spanOf(sent).spanId()).isEqualTo(caller.spanId()));
		assertThat(LogLines.awaitAll(output, RELAYING + dialect)).isNotEmpty()
			.allMatch((line) -> line.contains("[" + caller.traceId() + "-"));
	}

	@ParameterizedTest
	@EnumSource(value = Dialect.class, mode = Mode.EXCLUDE, names = "DATADOG")
	void shouldSendTheSpanThatIsCurrent(Dialect dialect) {
		Caller caller = Caller.sampled();
		assertThat(relay("current", DialectHeaders.of(Dialect.W3C, caller))).allSatisfy((sent) -> {
			assertThat(spanOf(sent).traceId()).isEqualTo(caller.traceId());
			assertThat(sent).containsAllEntriesOf(DialectHeaders.sentBy(dialect, spanOf(sent)));
		});
	}

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void shouldBeginATraceWhenTheHeadersAreMalformed(Dialect dialect, CapturedOutput output) {
		int before = output.length();
		Caller caller = Caller.sampled();
		DialectHeaders.malformed(dialect, caller)
			.forEach((headers) -> assertThat(relay("malformed", headers)).as(headers.toString())
				.allSatisfy((sent) -> assertThat(spanOf(sent).traceId()).matches("(?!0{32})[0-9a-f]{32}")
					.isNotEqualTo(caller.traceId())
					.doesNotEndWith(caller.traceId().substring(16))));
		LogLines.awaitAll(output, RELAYING + "malformed");
		assertThat(output.toString().substring(before)).doesNotContain("<script>", " WARN ", " ERROR ");
	}

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void shouldNotRecordWhenTheCallerDoesNot(Dialect dialect) {
		Caller caller = Caller.unsampled();
		assertThat(relay("unsampled", DialectHeaders.of(dialect, caller))).allSatisfy((sent) -> {
			assertThat(spanOf(sent).traceId()).isEqualTo(caller.traceId());
			assertThat(spanOf(sent).isSampled()).isFalse();
			Stream.of(Dialect.values())
				.filter((written) -> written != Dialect.DATADOG)
				.forEach((written) -> assertThat(sent)
					.containsAllEntriesOf(DialectHeaders.sentBy(written, spanOf(sent))));
		});
		assertThat(this.application.bean(RecordedSpans.class).all())
			.noneMatch((span) -> span.getTraceId().equals(caller.traceId()));
	}

	@ParameterizedTest
	@EnumSource(Dialect.class)
	void shouldTakeBaggageAlong(Dialect dialect, CapturedOutput output) {
		Map<String, String> baggage = DialectHeaders.baggage(dialect, "tenant", "acme");
		Map<String, String> headers = new LinkedHashMap<>(DialectHeaders.of(dialect, Caller.sampled()));
		headers.putAll(baggage);
		assertThat(relay("baggage", headers))
			.allSatisfy((sent) -> assertThat(sent).containsAllEntriesOf(baggage).containsEntry("tenant", "acme"));
		assertThat(LogLines.awaitAll(output, RELAYING + "baggage")).allMatch((line) -> line.contains("<tenant=acme>"));
	}

	@Test
	void shouldSendOnAllThatComesByNamesThatBeginAlike(CapturedOutput output) {
		Caller caller = Caller.sampled();
		Map<String, String> headers = Map.of("traceparent", caller.traceparent(), "uberctx-cart", "full",
				"ot-baggage-colour", "red", "x-user-id", "jane", "x-tenant-id", "acme", "x-request-id", "r-1");
		assertThat(relay("prefixes", headers))
			.allSatisfy((sent) -> assertThat(sent).containsEntry("uberctx-cart", "full")
				.containsEntry("ot-baggage-cart", "full")
				.containsEntry("uberctx-colour", "red")
				.containsEntry("x-user-id", "jane")
				.containsEntry("x-tenant-id", "acme")
				.containsEntry("x-request-id", "r-1")
				.doesNotContainKeys("cart", "colour"));
		assertThat(LogLines.awaitAll(output, RELAYING + "prefixes"))
			.allMatch((line) -> line.contains("<user=jane><id=r-1>"));
	}

	@Test
	void shouldSendOnWhatTheCallerSaysOfItsTrace() {
		Caller caller = new Caller(Caller.sampled().traceId(), Caller.sampled().spanId(), "03");
		assertThat(relay("state", Map.of("traceparent", caller.traceparent(), "tracestate", "vendor=1")))
			.allSatisfy((sent) -> {
				assertThat(spanOf(sent).flags()).isEqualTo("03");
				assertThat(sent).containsEntry("tracestate", "vendor=1");
			});
	}

	@Test
	void shouldSendOnNothingOfWhoIsNotTrusted(CapturedOutput output) {
		Caller caller = Caller.sampled();
		Map<String, String> headers = new LinkedHashMap<>(Map.of("tracestate", "vendor=secret", "x-tenant-id", "secret",
				"x-request-id", "secret", "tenant", "secret", "x-user-id", "secret"));
		Stream.of(Dialect.values()).forEach((dialect) -> {
			headers.putAll(DialectHeaders.of(dialect, caller));
			headers.putAll(DialectHeaders.baggage(dialect, "tenant", "secret"));
		});
		try (RunningApplication wary = start(
				Stream
					.concat(Stream.of(EVERYTHING),
							Stream.of("tracing.propagation.trust.mode=none",
									"tracing.propagation.trust.messages=false"))
					.toArray(String[]::new))) {
			List<Map<String, String>> all = relay(wary, "untrusted", headers);
			String traceId = spanOf(all.get(0)).traceId();
			assertThat(all).allSatisfy((sent) -> {
				Caller span = spanOf(sent);
				assertThat(span.traceId()).isEqualTo(traceId).isNotEqualTo(caller.traceId());
				assertThat(sent.toString()).doesNotContain("secret", caller.traceId().substring(16), caller.spanId());
				assertThat(sent).doesNotContainKeys("tracestate", "baggage", "tenant", "x-request-id", "x-tenant-id",
						"x-user-id", "uberctx-tenant", "ot-baggage-tenant");
				Stream.of(Dialect.values())
					.filter((written) -> written != Dialect.DATADOG)
					.forEach((written) -> assertThat(sent).containsAllEntriesOf(DialectHeaders.sentBy(written, span)));
			});
			assertThat(LogLines.awaitAll(output, RELAYING + "untrusted")).isNotEmpty()
				.allMatch((line) -> line.contains("<tenant=><user=><id=>") && line.contains("[" + traceId + "-"));
			assertThat(wary.bean(RecordedSpans.class).ofTrace(traceId))
				.noneMatch((span) -> span.getAttributes().toString().contains("secret"))
				.filteredOn((span) -> !span.getLinks().isEmpty())
				.singleElement()
				.satisfies((span) -> assertThat(span.getLinks().get(0).getSpanContext().getSpanId())
					.isEqualTo(caller.spanId()));
		}
		assertThat(output).doesNotContain("secret");
	}

	@Test
	void shouldServeAFloodOfHeaders(CapturedOutput output) {
		int before = output.length();
		Map<String, String> flood = new LinkedHashMap<>(DialectHeaders.of(Dialect.B3, Caller.sampled()));
		flood.put("traceparent", "0".repeat(8_000));
		flood.put("tracestate", "a=1,".repeat(2_000));
		flood.put("baggage", "k=v,".repeat(2_000));
		for (int i = 0; i < 250; i++) {
			flood.put("uberctx-a" + i, "v".repeat(60));
			flood.put("ot-baggage-b" + i, "%41".repeat(20));
			flood.put("x-tenant-c" + i, "v".repeat(60));
			flood.put("x-user-d" + i, "\u00e9".repeat(60));
		}
		try (RunningApplication wary = start(Stream.concat(Stream.of(EVERYTHING),
				Stream.of("tracing.propagation.trust.mode=rules", "tracing.propagation.trust.networks=10.0.0.0/8",
						"tracing.propagation.trust.paths=/internal/**",
						"tracing.propagation.trust.header.name=X-Caller",
						"tracing.propagation.trust.header.value=open sesame"))
			.toArray(String[]::new))) {
			for (int i = 0; i < 3; i++) {
				assertThat(relay(wary, "flood", flood)).isNotEmpty();
				assertThat(relay("flood", flood)).isNotEmpty()
					.allSatisfy((sent) -> assertThat(sent.toString().length()).isLessThan(64 * 1024));
			}
		}
		LogLines.awaitAll(output, RELAYING + "flood");
		assertThat(output.toString().substring(before)).doesNotContain(" WARN ", " ERROR ");
	}

	private List<Map<String, String>> relay(String order, Map<String, String> headers) {
		List<Map<String, String>> sent = relay(this.application, order, headers);
		assertThat(sent).isNotEmpty();
		return sent;
	}

	/**
	 * Numbers an order so that it is found again.
	 * @param order what it is about
	 * @return a number that no other order has
	 */
	protected static String unique(String order) {
		return order + " " + UUID.randomUUID();
	}

	private static Caller spanOf(Map<String, String> sent) {
		return Caller.of(sent.getOrDefault("traceparent", "none"));
	}

}
