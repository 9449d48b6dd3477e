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

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;

import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for whom every web server trusts. The application answers
 * {@code /orders/{id}} and {@code /internal/{id}}, and logs the id and the address that
 * it takes for the caller's.
 */
@ExtendWith(OutputCaptureExtension.class)
public abstract class TrustContract {

	private static final String TRUST = "tracing.propagation.trust.";

	private static final String[] SPOOFED = { "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https" };

	private static final String[] SPOOFED_AS_STANDARDIZED = { "Forwarded", "for=192.0.2.7;proto=https" };

	/**
	 * The application.
	 * @return the application's class
	 */
	protected abstract Class<?> application();

	@Test
	void shouldBeginATraceWithOneLinkWhenNobodyIsTrusted(CapturedOutput output) {
		try (RunningApplication application = start("mode=none")) {
			for (Caller caller : List.of(Caller.sampled(), Caller.unsampled())) {
				String traceId = traceId(application, caller, "/orders/" + caller.spanId(), "baggage", "tenant=acme");
				assertThat(traceId).hasSize(32).isNotEqualTo(caller.traceId());
				assertThat(LogLines.awaitAll(output, "order " + caller.spanId())).singleElement()
					.asString()
					.contains("[" + traceId + "-");
				SpanData span = application.bean(RecordedSpans.class).serverSpan(traceId);
				assertThat(span.getParentSpanContext().isValid()).isFalse();
				assertThat(span.getLinks()).singleElement().satisfies((link) -> {
					assertThat(link.getSpanContext().getTraceId()).isEqualTo(caller.traceId());
					assertThat(link.getSpanContext().getSpanId()).isEqualTo(caller.spanId());
				});
			}
			assertThat(output).doesNotContain(" WARN ", " ERROR ");
		}
	}

	@Test
	void shouldNotRecordBecauseSomebodySaysSo(CapturedOutput output) {
		try (RunningApplication application = start("mode=none", "management.tracing.sampling.probability=0.0")) {
			String traceId = traceId(application, Caller.sampled(), "/orders/unrecorded");
			LogLines.awaitAll(output, "order unrecorded", traceId);
			assertThat(application.bean(RecordedSpans.class).all()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "native", "framework" })
	void shouldNotBeFooledByAHeaderThatNamesAnotherAddress(String strategy) {
		try (RunningApplication application = start("mode=rules", "networks=192.0.2.0/24",
				"server.forward-headers-strategy=" + strategy)) {
			assertNotTrusted(application, "/orders/1");
			assertNotTrusted(application, "/orders/2", SPOOFED);
			assertNotTrusted(application, "/orders/3", SPOOFED_AS_STANDARDIZED);
		}
		try (RunningApplication application = start("mode=rules", "networks=127.0.0.0/8,::1",
				"server.forward-headers-strategy=" + strategy)) {
			assertTrusted(application, "/orders/1");
			assertTrusted(application, "/orders/2", SPOOFED);
			assertTrusted(application, "/orders/3", SPOOFED_AS_STANDARDIZED);
		}
	}

	// Otherwise the test above would show nothing.
	@ParameterizedTest
	@ValueSource(strings = { "native", "framework" })
	void shouldLeaveTheAddressThatTheApplicationSeesAsItIs(String strategy, CapturedOutput output) {
		try (RunningApplication application = start("mode=none", "server.forward-headers-strategy=" + strategy)) {
			traceId(application, Caller.sampled(), "/orders/spoofed-" + strategy, SPOOFED);
			assertThat(LogLines.awaitAll(output, "order spoofed-" + strategy)).singleElement()
				.asString()
				.endsWith("from 192.0.2.7");
		}
	}

	@Test
	void shouldTrustByPathOrBySecret(CapturedOutput output) {
		try (RunningApplication application = start("mode=rules", "paths=/internal/**", "header.name=X-Caller",
				"header.value=open-sesame-74", "header.previous-value=open-sesame-73")) {
			assertTrusted(application, "/internal/1");
			assertTrusted(application, "/orders/2", "X-Caller", "open-sesame-74");
			assertTrusted(application, "/orders/3", "x-caller", "open-sesame-73");
			assertTrusted(application, "/orders/4", "X-Caller", "shut", "X-Caller", "open-sesame-74");
			assertNotTrusted(application, "/orders/5", "X-Caller", "open-sesame-7");
			assertNotTrusted(application, "/orders/6");
		}
		assertThat(output).contains("trusts by rules and all messages").doesNotContain("open-sesame");
	}

	/**
	 * Starts the application.
	 * @param properties properties of trust without their prefix, and others
	 * @return the running application
	 */
	protected final RunningApplication start(String... properties) {
		return RunningApplication.start(application(),
				Stream.of(properties).map(TrustContract::withPrefix).toArray(String[]::new));
	}

	private static String withPrefix(String property) {
		boolean other = property.startsWith("server.") || property.startsWith("management.");
		return other ? property : TRUST + property;
	}

	private static void assertTrusted(RunningApplication application, String path, String... headers) {
		Caller caller = Caller.sampled();
		assertThat(traceId(application, caller, path, headers)).isEqualTo(caller.traceId());
	}

	private static void assertNotTrusted(RunningApplication application, String path, String... headers) {
		Caller caller = Caller.sampled();
		assertThat(traceId(application, caller, path, headers)).hasSize(32).isNotEqualTo(caller.traceId());
	}

	private static String traceId(RunningApplication application, Caller caller, String path, String... headers) {
		HttpResponse<String> response = application.get(caller, path, headers);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
		return response.headers().allValues("X-Trace-Id").get(0);
	}

}
