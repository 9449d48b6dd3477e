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

package io.github.tracingboot.it.opentracing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapInjectAdapter;
import io.opentracing.tag.Tags;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handlers of requests that all clients share, or that belong to one request, in a client
 * that nobody but OpenTracing instruments, with a server on the other side.
 */
class RequestHandlersIntegrationTests {

	private static RunningApplication application;

	private static Tracer tracer;

	private final ExecutorService executor = Executors.newFixedThreadPool(3);

	private final HttpClient client = HttpClient.newBuilder().executor(this.executor).build();

	@BeforeAll
	static void start() {
		application = RunningApplication.start(OpenTracingApplication.class);
		tracer = application.bean(Tracer.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@AfterEach
	void shutDown() {
		this.executor.shutdownNow();
	}

	@Test
	void shouldHandleOneRequestAsAChildOfTheActiveSpan() {
		SharedHandler handler = new SharedHandler(false);
		Span parent = tracer.buildSpan("parent").start();
		String serverSpan;
		try (Scope scope = tracer.activateSpan(parent)) {
			serverSpan = handler.send("one").join();
		}
		parent.finish();
		SpanData client = clients(parent.context().toTraceId()).get(0);
		assertThat(client.getParentSpanId()).isEqualTo(parent.context().toSpanId());
		SpanData server = application.bean(RecordedSpans.class).serverSpan(parent.context().toTraceId());
		assertThat(server.getSpanId()).isEqualTo(serverSpan);
		assertThat(server.getParentSpanId()).isEqualTo(client.getSpanId());
	}

	@Test
	void shouldHandleSeveralRequestsAtATimeApart() {
		SharedHandler handler = new SharedHandler(true);
		Span parent = tracer.buildSpan("parent").start();
		List<CompletableFuture<String>> answers = new ArrayList<>();
		try (Scope scope = tracer.activateSpan(parent)) {
			for (int i = 0; i < 20; i++) {
				answers.add(handler.send("request " + i));
			}
		}
		answers.forEach(CompletableFuture::join);
		parent.finish();
		assertThat(handler.finished).hasSize(20).doesNotContainValue(parent.context().toTraceId());
		assertThat(handler.finished.values()).doesNotHaveDuplicates();
		handler.finished.values().forEach((traceId) -> {
			SpanData client = clients(traceId).get(0);
			assertThat(client.getParentSpanContext().isValid()).isFalse();
			assertThat(application.bean(RecordedSpans.class).serverSpan(traceId).getParentSpanId())
				.isEqualTo(client.getSpanId());
		});
	}

	@Test
	void shouldFinishTheSpanInAListenerOfTheRequest() {
		Span span = tracer.buildSpan("listened").withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT).start();
		call(span, "listener").whenComplete((body, failure) -> {
			Tags.HTTP_STATUS.set(span, 200);
			span.finish();
		}).join();
		assertThat(clients(span.context().toTraceId())).extracting(SpanData::getName).containsExactly("listened");
	}

	private static List<SpanData> clients(String traceId) {
		return application.bean(RecordedSpans.class)
			.ofTrace(traceId)
			.stream()
			.filter((span) -> span.getKind() == SpanKind.CLIENT)
			.toList();
	}

	private CompletableFuture<String> call(Span span, String id) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + application.port() + "/tag/" + id.replace(' ', '-')));
		Map<String, String> headers = new ConcurrentHashMap<>();
		tracer.inject(span.context(), Builtin.TEXT_MAP_INJECT, new TextMapInjectAdapter(headers));
		headers.forEach(request::header);
		return this.client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply((response) -> response.body());
	}

	/**
	 * One for all requests; what belongs to a request is found by its name.
	 */
	private final class SharedHandler {

		private final Map<String, Span> open = new ConcurrentHashMap<>();

		private final Map<String, String> finished = new ConcurrentHashMap<>();

		private final boolean ignoreActiveSpan;

		private SharedHandler(boolean ignoreActiveSpan) {
			this.ignoreActiveSpan = ignoreActiveSpan;
		}

		CompletableFuture<String> send(String name) {
			before(name);
			return call(this.open.get(name), name).whenComplete((body, failure) -> after(name));
		}

		private void before(String name) {
			Tracer.SpanBuilder builder = tracer.buildSpan(name).withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT);
			this.open.put(name, (this.ignoreActiveSpan ? builder.ignoreActiveSpan() : builder).start());
		}

		private void after(String name) {
			Span span = this.open.remove(name);
			span.finish();
			this.finished.put(name, span.context().toTraceId());
		}

	}

}
