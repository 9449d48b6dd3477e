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

package io.github.tracingboot.it.webflux;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeMap;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.ObservationPredicate;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What can be chosen, and what others choose: header formats, exclusion, access log,
 * predicates, metrics.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveOptionsIntegrationTests {

	private static final String ACCESS_LOG = "reactor.netty.http.server.accessLogEnabled";

	@Test
	void shouldNotWriteTheHeaderWhenSwitchedOff() {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.web.response-header.enabled=false", "tracing.web.error-body.enabled=false")) {
			HttpResponse<String> response = application.get(Caller.sampled(), "/fail/signalled", "Accept",
					"application/json");
			assertThat(response.headers().firstValue("X-Trace-Id")).isEmpty();
			assertThat(response.body()).doesNotContain("traceId");
		}
	}

	@Test
	void shouldWriteTheHeaderInTheFormOfTraceparent() {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.web.response-header.format=traceparent")) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/orders/1");
			String spanId = application.bean(RecordedSpans.class).serverSpan(caller.traceId()).getSpanId();
			assertThat(response.headers().allValues("traceparent"))
				.containsExactly("00-" + caller.traceId() + "-" + spanId + "-01");
		}
	}

	@Test
	void shouldWriteTheHeaderInTheFormOfServerTiming() {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.web.response-header.format=server-timing")) {
			Caller caller = Caller.sampled();
			HttpResponse<String> response = application.get(caller, "/orders/1");
			assertThat(response.headers().allValues("Server-Timing")).singleElement()
				.asString()
				.startsWith("trace;desc=00-" + caller.traceId() + "-");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/received-headers", "/%72eceived-headers" })
	void shouldNotRecordExcludedPathsAndStillLogTheirIdsBelowABasePath(String path, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.web.exclude=/received-headers,/hops/**", "spring.webflux.base-path=/shop")) {
			Caller caller = Caller.sampled();
			assertThat(application.get(caller, "/shop" + path).statusCode()).isEqualTo(200);
			assertThat(LogLines.awaitAll(output, "first filter before /shop" + path))
				.allMatch((line) -> line.contains(caller.traceId()));
			Caller recorded = Caller.sampled();
			application.get(recorded, "/shop/orders/1");
			RecordedSpans spans = application.bean(RecordedSpans.class);
			assertThat(spans.serverSpan(recorded.traceId()).getName()).isEqualTo("GET /orders/{id}");
			assertThat(spans.all()).noneMatch((span) -> span.getTraceId().equals(caller.traceId()));
		}
	}

	@Test
	void shouldTellDownstreamNotToRecordWhatIsExcluded(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.web.exclude=/relay")) {
			Caller caller = Caller.sampled();
			String received = application.get(caller, "/relay").body();
			assertThat(received).containsPattern("00-" + caller.traceId() + "-[0-9a-f]{16}-00");
			assertThat(LogLines.awaitAll(output, "relayed")).allMatch((line) -> line.contains(caller.traceId()));
			assertThat(application.bean(RecordedSpans.class).all()).isEmpty();
		}
	}

	@Test
	void shouldMakeNoServerSpanWhenTheApplicationDeniesTheObservation() {
		try (RunningApplication application = RunningApplication.start(ObservationDenyingApplication.class)) {
			HttpResponse<String> response = application.get(Caller.sampled(), "/orders/1");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("X-Trace-Id")).isEmpty();
			RecordedSpans spans = application.bean(RecordedSpans.class);
			assertThat(spans.all()).isEmpty();
			assertThat(spans.openTraces()).isEmpty();
		}
	}

	@Test
	void shouldEndTheLinesOfTheAccessLogWithTheTraceId(CapturedOutput output) {
		System.setProperty(ACCESS_LOG, "true");
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"tracing.web.response-header.enabled=false")) {
			for (int number = 0; number < 5; number++) {
				Caller caller = Caller.sampled();
				String path = "/orders/access" + number;
				application.get(caller, path);
				assertThat(LogLines.awaitAll(output, "\"GET " + path + " HTTP/1.1\" 200")).singleElement()
					.asString()
					.endsWith(" " + caller.traceId());
			}
			application.get(Caller.sampled(), "/nowhere");
			assertThat(LogLines.awaitAll(output, "\"GET /nowhere HTTP/1.1\" 404")).singleElement()
				.asString()
				.doesNotEndWith(" -");
		}
		finally {
			System.clearProperty(ACCESS_LOG);
		}
	}

	@Test
	void shouldNotSwitchTheAccessLogOn(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class)) {
			application.get(Caller.sampled(), "/orders/quiet");
			assertThat(output).doesNotContain("\"GET /orders/quiet");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/orders/wire", "/hops/wire", "/respond/stream" })
	void shouldLogTheTraceIdInAChannelHandlerThatSeesTheResponse(String path, CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WireLoggingApplication.class)) {
			for (int number = 0; number < 3; number++) {
				Caller caller = Caller.sampled();
				application.get(caller, path);
				assertThat(LogLines.awaitAll(output, "wire", caller.traceId())).isNotEmpty();
			}
			assertThat(LogLines.all(output, "wire write")).isNotEmpty().noneMatch((line) -> line.contains("[       "));
		}
	}

	@Test
	void shouldLeaveNamesTagsAndCountsOfMetricsAsTheyAreWithoutTheStarter() {
		assertThat(metrics("tracing.enabled=true")).isEqualTo(metrics("tracing.enabled=false")).isNotEmpty();
	}

	@Test
	void shouldLetTheUserLimitContextPropagation(CapturedOutput output) {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class,
				"spring.reactor.context-propagation=limited")) {
			Caller caller = Caller.sampled();
			application.get(caller, "/orders/limited");
			assertThat(LogLines.awaitAll(output, "controller found order limited"))
				.allMatch((line) -> line.contains(caller.traceId()));
			assertThat(output).contains("reactor (spring.reactor.context-propagation=limited)");
		}
	}

	private static List<String> metrics(String property) {
		try (RunningApplication application = RunningApplication.start(WebFluxApplication.class, property)) {
			List<String> paths = List.of("/orders/1", "/orders/2", "/nowhere", "/fail/thrown", "/fail/handled",
					"/fail/handled-thrown", "/fail/not-found", "/fail/problem", "/respond/stream", "/functional/1");
			paths.forEach((path) -> application.get(Caller.sampled(), path));
			MeterRegistry registry = application.bean(MeterRegistry.class);
			await().until(() -> registry.find("http.server.requests").timers().stream().mapToLong(Timer::count).sum(),
					(count) -> count == paths.size());
			TreeMap<String, Long> counts = new TreeMap<>();
			for (Meter meter : registry.getMeters()) {
				if (meter.getId().getName().startsWith("http.server")) {
					counts.put(meter.getId().getName() + meter.getId().getTags(),
							(meter instanceof Timer timer) ? timer.count() : 0L);
				}
			}
			return counts.entrySet().stream().map(Object::toString).toList();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@Import(WebFluxApplication.class)
	static class ObservationDenyingApplication {

		@Bean
		ObservationPredicate noServerRequests() {
			return (name, context) -> !name.equals("http.server.requests");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(WebFluxApplication.class)
	static class WireLoggingApplication {

		private static final Logger logger = LoggerFactory.getLogger(WireLoggingApplication.class);

		@Bean
		NettyServerCustomizer wireLogging() {
			return (server) -> server
				.doOnConnection((connection) -> connection.addHandlerLast("wire-logging", new ChannelDuplexHandler() {

					@Override
					public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
						logger.info("wire write {}", message.getClass().getSimpleName());
						context.write(message, promise);
					}

				}));
		}

	}

}
