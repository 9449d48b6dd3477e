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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.github.tracingboot.it.Caller;
import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a request to WebFlux on Reactor Netty leaves behind: log lines, spans, headers.
 */
@ExtendWith(OutputCaptureExtension.class)
class WebFluxEntryIntegrationTests {

	private static final Pattern MIX_KEY = Pattern.compile("mix(\\d+)x");

	private static RunningApplication application;

	private static RecordedSpans spans;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(WebFluxApplication.class);
		spans = application.bean(RecordedSpans.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void shouldLogTheCallersTraceIdInControllerAndFiltersOfAnyOrder(CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = application.get(caller, "/orders/lines");
		assertThat(response.statusCode()).isEqualTo(200);
		assertLineHasId(output, caller, "first filter before /orders/lines");
		assertLineHasId(output, caller, "last filter before /orders/lines");
		assertLineHasId(output, caller, "controller found order lines");
		assertLineHasId(output, caller, "last filter after /orders/lines");
		assertLineHasId(output, caller, "first filter after /orders/lines");
	}

	@Test
	void shouldLogTheCallersTraceIdInFunctionalRoutes(CapturedOutput output) {
		Caller caller = Caller.sampled();
		application.get(caller, "/functional/seven");
		assertLineHasId(output, caller, "functional endpoint found seven");
		assertThat(spans.serverSpan(caller.traceId()).getName()).isEqualTo("GET /functional/{id}");
	}

	@Test
	void shouldRecordOneServerSpanNamedByRouteBelowTheCallersSpan() {
		Caller caller = Caller.sampled();
		application.get(caller, "/orders/42");
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(spans.ofTrace(caller.traceId())).hasSize(1);
		assertThat(span.getName()).isEqualTo("GET /orders/{id}");
		assertThat(span.getParentSpanId()).isEqualTo(caller.spanId());
		assertThat(attribute(span, "http.request.method")).isEqualTo("GET");
		assertThat(attribute(span, "http.route")).isEqualTo("/orders/{id}");
		assertThat(attribute(span, "url.path")).isEqualTo("/orders/42");
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/fail/thrown", "/fail/signalled", "/fail/late", "/fail/timeout", "/functional/1/failing" })
	void shouldLogTheCallersTraceIdInTheErrorLineOfAFailingHandler(String path, CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, path).statusCode()).isEqualTo(500);
		assertLineHasId(output, caller, "500 Server Error for HTTP GET \"" + path + "\"");
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).anyMatch((event) -> event.getName().equals("exception"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "first", "last" })
	void shouldLogTheCallersTraceIdInTheErrorLineOfAFailingFilter(String filter, CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/orders/1?fail=" + filter).statusCode()).isEqualTo(500);
		assertLineHasId(output, caller, "500 Server Error for HTTP GET \"/orders/1?fail=" + filter + "\"");
		assertThat(spans.serverSpan(caller.traceId()).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void shouldLogTheCallersTraceIdOnUnmatchedRoutesAndNotFailTheSpan(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/nowhere/at/all").statusCode()).isEqualTo(404);
		assertLineHasId(output, caller, "first filter before /nowhere/at/all");
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.getEvents()).isEmpty();
	}

	@Test
	void shouldNotFailTheSpanWhenTheHandlerAnswersNotFound() {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/fail/not-found").statusCode()).isEqualTo(404);
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(span.getEvents()).isEmpty();
	}

	@Test
	void shouldRecordTheExceptionThatAnExceptionHandlerTurnedIntoAServerError(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/fail/handled").statusCode()).isEqualTo(500);
		assertLineHasId(output, caller, "exception handler got: the bank is closed");
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(span, "error.type")).isEqualTo(FailingController.PaymentException.class.getName());
		assertThat(span.getEvents()).anyMatch((event) -> event.getName().equals("exception"));
	}

	@Test
	void shouldFailTheSpanWhenAnExceptionThrownByTheMethodWasTurnedIntoAServerError(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/fail/handled-thrown").statusCode()).isEqualTo(500);
		assertLineHasId(output, caller, "exception handler got: the bank is closed");
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attribute(span, "error.type")).isEqualTo("500");
	}

	@Test
	void shouldKeepTheTraceIdOverEveryHopOfAReactiveChain(CapturedOutput output) {
		Caller caller = Caller.sampled();
		assertThat(application.get(caller, "/hops/chain").body()).isEqualTo("chain");
		for (String step : List.of("on the event loop", "after publishOn", "after delayElement", "after the client",
				"in onStatus", "in doOnError")) {
			assertLineHasId(output, caller, "hop chain " + step);
		}
		assertLineHasId(output, caller, "controller found order chain");
	}

	@Test
	void shouldNeverMixTheTraceIdsOfTwoHundredConcurrentRequests(CapturedOutput output) {
		WebClient client = WebClient.create("http://localhost:" + application.port());
		List<Caller> callers = IntStream.range(0, 200).mapToObj((number) -> Caller.sampled()).toList();
		List<String> answers = Flux.range(0, callers.size())
			.flatMap((number) -> client.get()
				.uri("/hops/mix" + number + "x")
				.header("traceparent", callers.get(number).traceparent())
				.retrieve()
				.bodyToMono(String.class), callers.size())
			.collectList()
			.block();
		assertThat(answers).hasSize(callers.size());
		List<String> lines = LogLines.all(output, "mix");
		assertThat(lines.stream().filter((line) -> line.contains("hop mix"))).hasSize(6 * callers.size());
		assertThat(lines).allSatisfy((line) -> {
			Matcher key = MIX_KEY.matcher(line);
			assertThat(key.find()).isTrue();
			assertThat(line).contains("[" + callers.get(Integer.parseInt(key.group(1))).traceId() + "-");
		});
		callers.forEach((caller) -> assertThat(spans.ofTrace(caller.traceId())).hasSizeGreaterThanOrEqualTo(3));
	}

	@Test
	void shouldMakeHandMadeSpansChildrenOfTheServerSpan(CapturedOutput output) {
		Caller caller = Caller.sampled();
		application.get(caller, "/hand-made-span");
		SpanData server = spans.serverSpan(caller.traceId());
		SpanData price = spans.ofTrace(caller.traceId())
			.stream()
			.filter((span) -> span.getName().equals("price"))
			.findFirst()
			.orElseThrow();
		assertThat(price.getParentSpanId()).isEqualTo(server.getSpanId());
		assertLineHasId(output, caller, "calculating the price");
		assertThat(LogLines.awaitAll(output, "calculating the price", price.getSpanId())).hasSize(1);
		assertThat(LogLines.awaitAll(output, "calculated the price", server.getSpanId())).hasSize(1);
	}

	@Test
	void shouldLogTheIdOfAnUnsampledRequestAndRecordNothing(CapturedOutput output) {
		Caller caller = Caller.unsampled();
		application.get(caller, "/orders/unsampled");
		assertLineHasId(output, caller, "controller found order unsampled");
		assertLineHasId(output, caller, "first filter after /orders/unsampled");
		assertThat(spans.all()).noneMatch((span) -> span.getTraceId().equals(caller.traceId()));
	}

	@ParameterizedTest
	@CsvSource({ "/respond/stream,GET /respond/stream,streaming line 5",
			"/respond/events,GET /respond/events,sending event 3" })
	void shouldCoverAStreamedBodyWithOneServerSpan(String path, String name, String lastLine, CapturedOutput output) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = application.get(caller, path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertLineHasId(output, caller, lastLine);
		SpanData span = spans.serverSpan(caller.traceId());
		assertThat(span.getName()).isEqualTo(name);
		assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isGreaterThan(20_000_000);
		assertIdInHeader(response, caller);
	}

	@Test
	void shouldEndTheServerSpanOnceWhenTheClientGoesAway(CapturedOutput output) {
		Caller caller = Caller.sampled();
		WebClient.create("http://localhost:" + application.port())
			.get()
			.uri("/respond/endless")
			.header("traceparent", caller.traceparent())
			.retrieve()
			.bodyToFlux(String.class)
			.take(2)
			.blockLast();
		assertLineHasId(output, caller, "the client has gone");
		spans.serverSpan(caller.traceId());
	}

	@Test
	void shouldFailTheSpanOfAResponseThatBreaksInTheMiddle(CapturedOutput output) {
		Caller caller = Caller.sampled();
		Mono<String> body = WebClient.create("http://localhost:" + application.port())
			.get()
			.uri("/respond/broken-stream")
			.header("traceparent", caller.traceparent())
			.retrieve()
			.bodyToMono(String.class)
			.onErrorReturn("broken");
		assertThat(body.block()).isEqualTo("broken");
		assertLineHasId(output, caller, "but ServerHttpResponse already committed");
		assertThat(spans.serverSpan(caller.traceId()).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@ParameterizedTest
	@CsvSource({ "/orders/1,200", "/nowhere,404", "/fail/thrown,500", "/fail/signalled,500", "/fail/handled,500",
			"/orders/1?fail=first,500", "/respond/redirect,302", "/respond/stream,200", "/respond/committed-early,200",
			"/fail/problem,400" })
	void shouldGiveTheTraceIdBackInAResponseHeader(String path, int status) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = application.get(caller, path);
		assertThat(response.statusCode()).isEqualTo(status);
		assertIdInHeader(response, caller);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/fail/signalled", "/fail/thrown", "/fail/problem", "/nowhere", "/fail/not-found",
			"/orders/1?fail=first" })
	void shouldGiveTheTraceIdBackInErrorBodies(String path) {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = application.get(caller, path, "Accept", "application/json");
		assertThat(response.body()).contains("\"traceId\":\"" + caller.traceId() + "\"");
	}

	@Test
	void shouldNotReplaceTheApplicationsOwnProperty() {
		HttpResponse<String> response = application.get(Caller.sampled(), "/fail/own-property");
		assertThat(response.body()).contains("\"traceId\":\"the application's own\"");
	}

	@Test
	void shouldLeaveTheErrorPageAlone() {
		Caller caller = Caller.sampled();
		HttpResponse<String> response = application.get(caller, "/fail/signalled", "Accept", "text/html");
		assertThat(response.body()).contains("<html>").doesNotContain(caller.traceId(), "traceId");
	}

	private static void assertIdInHeader(HttpResponse<?> response, Caller caller) {
		assertThat(response.headers().allValues("X-Trace-Id")).containsExactly(caller.traceId());
	}

	private static void assertLineHasId(CapturedOutput output, Caller caller, String text) {
		assertThat(LogLines.awaitAll(output, text)).anyMatch((line) -> line.contains(caller.traceId()));
		assertThat(LogLines.all(output, text)).allMatch((line) -> line.contains(caller.traceId()));
	}

	private static String attribute(SpanData span, String key) {
		return span.getAttributes().get(AttributeKey.stringKey(key));
	}

}
