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

package com.example.lightstep;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.lightstep.tracer.jre.JRETracer;
import com.lightstep.tracer.shared.Options.OptionsBuilder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentracing.Span;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;

/**
 * A service with Lightstep's tracer, which sends its spans nowhere.
 */
public final class LightstepService {

	private final String name;

	private final JRETracer tracer;

	private final HttpClient http = HttpClient.newHttpClient();

	private LightstepService(String name) throws IOException {
		this.name = name;
		this.tracer = new JRETracer(new OptionsBuilder().withAccessToken("none")
			.withCollectorHost("localhost")
			.withComponentName(name)
			.withDisableReportingLoop(true)
			.withDisableMetricsReporting(true)
			.withVerbosity(0)
			.build());
	}

	private void answer(HttpExchange exchange) throws IOException {
		Map<String, String> headers = exchange.getRequestHeaders()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((header) -> header.getKey().toLowerCase(Locale.ROOT),
					(header) -> header.getValue().get(0)));
		Span span = this.tracer.buildSpan("order")
			.asChildOf(this.tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(headers)))
			.start();
		String path = exchange.getRequestURI().getPath();
		System.out.printf("%s INFO [%s-%s] Order %s of %s%n", Instant.now(), span.context().toTraceId(),
				span.context().toSpanId(), path.substring("/orders/".length()), span.getBaggageItem("tenant"));
		String received = headers.entrySet()
			.stream()
			.map((header) -> this.name + " " + header.getKey() + "=" + header.getValue() + "\n")
			.collect(Collectors.joining());
		byte[] body = (received + next(path, exchange.getRequestURI().getQuery(), span))
			.getBytes(StandardCharsets.UTF_8);
		span.finish();
		try (exchange; OutputStream output = exchange.getResponseBody()) {
			exchange.sendResponseHeaders(200, body.length);
			output.write(body);
		}
	}

	private String next(String path, String query, Span parent) throws IOException {
		List<String> via = Stream.ofNullable(query)
			.flatMap((text) -> Arrays.stream(text.split("&")))
			.filter((parameter) -> parameter.startsWith("via=h"))
			.toList();
		if (via.isEmpty()) {
			return "";
		}
		Span span = this.tracer.buildSpan("call").asChildOf(parent).start();
		Map<String, String> headers = new HashMap<>();
		this.tracer.inject(span.context(), Builtin.HTTP_HEADERS, new TextMapAdapter(headers));
		HttpRequest.Builder request = HttpRequest.newBuilder(URI
			.create(via.get(0).substring("via=".length()) + path + "?" + String.join("&", via.subList(1, via.size()))));
		headers.forEach(request::header);
		try {
			return this.http.send(request.build(), BodyHandlers.ofString()).body();
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		finally {
			span.finish();
		}
	}

	public static void main(String[] args) throws IOException {
		LightstepService service = new LightstepService(args[0]);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/orders/", service::answer);
		server.setExecutor(Executors.newCachedThreadPool());
		server.start();
		System.out.println(service.name + " on port " + server.getAddress().getPort());
	}

}
