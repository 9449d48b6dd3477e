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

package com.example.play;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.NoopReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import play.Mode;
import play.mvc.Http.Request;
import play.mvc.Result;
import play.mvc.Results;
import play.routing.RoutingDsl;
import play.server.Server;

/**
 * A Play application that traces with Jaeger's client and sends its spans nowhere.
 */
public final class PlayService {

	private final String name;

	private final JaegerTracer tracer;

	private final HttpClient http = HttpClient.newHttpClient();

	private PlayService(String name) {
		this.name = name;
		this.tracer = new JaegerTracer.Builder(name).withReporter(new NoopReporter())
			.withSampler(new ConstSampler(true))
			.build();
	}

	private CompletionStage<Result> order(Request request, String number) {
		Map<String, String> headers = request.headers()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(Locale.ROOT),
					(header) -> header.getValue().get(0)));
		JaegerSpan span = this.tracer.buildSpan("order")
			.asChildOf(this.tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(headers)))
			.start();
		System.out.printf("%s INFO [%s-%s] Order %s of %s%n", Instant.now(), span.context().toTraceId(),
				span.context().toSpanId(), number, span.getBaggageItem("tenant"));
		String received = headers.entrySet()
			.stream()
			.map((header) -> this.name + " " + header.getKey() + "=" + header.getValue() + "\n")
			.collect(Collectors.joining());
		List<String> via = List.of(request.queryString().getOrDefault("via", new String[0]));
		return next(number, via, span).whenComplete((answer, failure) -> span.finish())
			.thenApply((answer) -> Results.ok(received + answer));
	}

	private CompletionStage<String> next(String number, List<String> via, JaegerSpan parent) {
		if (via.isEmpty()) {
			return CompletableFuture.completedFuture("");
		}
		JaegerSpan span = this.tracer.buildSpan("call").asChildOf(parent).start();
		Map<String, String> headers = new HashMap<>();
		this.tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		String rest = via.stream().skip(1).map("via="::concat).collect(Collectors.joining("&"));
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(via.get(0) + "/orders/" + number + "?" + rest));
		headers.forEach(request::header);
		return this.http.sendAsync(request.build(), BodyHandlers.ofString())
			.whenComplete((response, failure) -> span.finish())
			.thenApply(HttpResponse::body);
	}

	public static void main(String[] args) {
		PlayService service = new PlayService(args[0]);
		Server server = Server.forRouter(Mode.TEST, 0,
				(components) -> RoutingDsl.fromComponents(components)
					.GET("/orders/:number")
					.routingAsync((request, number) -> service.order(request, (String) number))
					.build());
		System.out.println(service.name + " on port " + server.httpPort());
	}

}
