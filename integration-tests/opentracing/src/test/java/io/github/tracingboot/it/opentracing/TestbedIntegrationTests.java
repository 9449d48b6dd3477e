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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tracingboot.it.LogLines;
import io.github.tracingboot.it.RecordedSpans;
import io.github.tracingboot.it.RunningApplication;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentracing.References;
import io.opentracing.Scope;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.log.Fields;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in which code uses OpenTracing, as its testbed tells them apart, on threads
 * that nobody instruments.
 */
@ExtendWith(OutputCaptureExtension.class)
class TestbedIntegrationTests {

	private static final Logger logger = LoggerFactory.getLogger(TestbedIntegrationTests.class);

	private static RunningApplication application;

	private static Tracer tracer;

	private final ExecutorService executor = Executors.newFixedThreadPool(4);

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
	void shouldLeaveEveryThreadClean() throws Exception {
		List<Future<Span>> left = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			left.add(this.executor.submit(() -> tracer.activeSpan()));
		}
		for (Future<Span> span : left) {
			assertThat(span.get()).isNull();
		}
		assertThat(tracer.activeSpan()).isNull();
		this.executor.shutdownNow();
	}

	@Test
	void shouldReplaceTheActiveSpan(CapturedOutput output) throws Exception {
		Span initial = tracer.buildSpan("initial").start();
		try (Scope scope = tracer.activateSpan(initial)) {
			Span handedOver = tracer.activeSpan();
			this.executor.submit(() -> {
				Span task = tracer.buildSpan("task").asChildOf(handedOver).start();
				try (Scope taskScope = tracer.activateSpan(task)) {
					Span subtask = tracer.buildSpan("subtask").start();
					try (Scope subtaskScope = tracer.activateSpan(subtask)) {
						logger.info("in the subtask");
					}
					subtask.finish();
					logger.info("back in the task");
				}
				task.finish();
			}).get();
			assertThat(tracer.activeSpan()).isSameAs(initial);
		}
		initial.finish();
		assertThat(span(initial, "task").getParentSpanId()).isEqualTo(id(initial));
		assertThat(span(initial, "subtask").getParentSpanId()).isEqualTo(span(initial, "task").getSpanId());
		assertLogged(output, "in the subtask", span(initial, "subtask"));
		assertLogged(output, "back in the task", span(initial, "task"));
	}

	@Test
	void shouldPropagateToActors() throws Exception {
		Span request = tracer.buildSpan("ask").withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_PRODUCER).start();
		List<Future<String>> answers = new ArrayList<>();
		try (Scope scope = tracer.activateSpan(request)) {
			for (int i = 0; i < 3; i++) {
				SpanContext sender = tracer.activeSpan().context();
				answers.add(this.executor.submit(() -> {
					Span received = tracer.buildSpan("received")
						.addReference(References.FOLLOWS_FROM, sender)
						.withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CONSUMER)
						.start();
					try (Scope actor = tracer.activateSpan(received)) {
						return tracer.activeSpan().context().toTraceId();
					}
					finally {
						received.finish();
					}
				}));
			}
		}
		for (Future<String> answer : answers) {
			assertThat(answer.get()).isEqualTo(request.context().toTraceId());
		}
		request.finish();
		List<SpanData> received = spans(request).stream().filter((span) -> span.getName().equals("received")).toList();
		assertThat(received).hasSize(3).allSatisfy((span) -> {
			assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
			assertThat(span.getParentSpanId()).isEqualTo(id(request));
			assertThat(span.getLinks()).hasSize(1);
		});
	}

	@Test
	void shouldConnectClientAndServerByAQueue() throws Exception {
		BlockingQueue<Map<String, String>> queue = new LinkedBlockingQueue<>();
		Future<?> server = this.executor.submit(() -> {
			SpanContext caller = tracer.extract(Builtin.TEXT_MAP, new TextMapAdapter(queue.take()));
			tracer.buildSpan("serve").asChildOf(caller).withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_SERVER).start().finish();
			return null;
		});
		Span client = tracer.buildSpan("send").withTag(Tags.SPAN_KIND.getKey(), Tags.SPAN_KIND_CLIENT).start();
		Map<String, String> message = new HashMap<>();
		tracer.inject(client.context(), Builtin.TEXT_MAP, new TextMapAdapter(message));
		queue.put(message);
		server.get();
		client.finish();
		assertThat(span(client, "serve").getParentSpanId()).isEqualTo(id(client));
		assertThat(span(client, "serve").getKind()).isEqualTo(SpanKind.SERVER);
		assertThat(span(client, "send").getKind()).isEqualTo(SpanKind.CLIENT);
	}

	@Test
	void shouldReportErrors() {
		Span span = tracer.buildSpan("call").start();
		AtomicInteger attempts = new AtomicInteger();
		CompletableFuture.runAsync(() -> {
			try (Scope scope = tracer.activateSpan(span)) {
				while (attempts.incrementAndGet() < 4) {
					RuntimeException failure = new IllegalStateException("attempt " + attempts);
					tracer.activeSpan()
						.log(Map.of(Fields.EVENT, Tags.ERROR.getKey(), Fields.ERROR_OBJECT, failure, "attempt",
								attempts.get()));
				}
				Tags.ERROR.set(tracer.activeSpan(), true);
			}
		}, this.executor).join();
		span.finish();
		SpanData recorded = span(span, "call");
		assertThat(recorded.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(recorded.getEvents()).extracting(EventData::getName)
			.containsExactly("exception", "exception", "exception");
		assertThat(recorded.getEvents())
			.extracting((event) -> event.getAttributes().get(AttributeKey.stringKey("exception.message")))
			.containsExactly("attempt 1", "attempt 2", "attempt 3");
	}

	@Test
	void shouldFinishTheParentAfterItsTasks(CapturedOutput output) throws Exception {
		Span parent = tracer.buildSpan("parent").start();
		List<Future<?>> tasks = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			String name = "late task " + i;
			tasks.add(this.executor.submit(() -> {
				try (Scope scope = tracer.activateSpan(parent)) {
					logger.info(name);
					tracer.buildSpan(name).start().finish();
				}
			}));
		}
		for (Future<?> task : tasks) {
			task.get();
		}
		parent.finish();
		for (int i = 0; i < 4; i++) {
			assertThat(span(parent, "late task " + i).getParentSpanId()).isEqualTo(id(parent));
			assertLogged(output, "late task " + i, span(parent, "parent"));
		}
	}

	@Test
	void shouldFinishAfterSeveralCallbacks() {
		Span parent = tracer.buildSpan("parent").start();
		AtomicInteger pending = new AtomicInteger(3);
		List<CompletableFuture<Void>> callbacks = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			callbacks.add(CompletableFuture.runAsync(() -> {
				try (Scope scope = tracer.activateSpan(parent)) {
					tracer.buildSpan("callback").start().finish();
				}
				finally {
					if (pending.decrementAndGet() == 0) {
						parent.finish();
					}
				}
			}, this.executor));
		}
		CompletableFuture.allOf(callbacks.toArray(CompletableFuture[]::new)).join();
		assertThat(spans(parent)).filteredOn((span) -> span.getName().equals("callback"))
			.hasSize(3)
			.allSatisfy((span) -> assertThat(span.getParentSpanId()).isEqualTo(id(parent)));
		assertThat(span(parent, "parent").hasEnded()).isTrue();
	}

	@Test
	void shouldKeepOneSpanThroughNestedCallbacks() throws Exception {
		Span span = tracer.buildSpan("nested").start();
		CompletableFuture<Void> done = new CompletableFuture<>();
		try (Scope scope = tracer.activateSpan(span)) {
			nest(tracer.activeSpan(), 1, done);
		}
		done.get(5, TimeUnit.SECONDS);
		SpanData recorded = span(span, "nested");
		assertThat(spans(span)).hasSize(1);
		assertThat(recorded.getAttributes().size()).isEqualTo(3);
		assertThat(recorded.getAttributes().get(AttributeKey.longKey("level 3"))).isEqualTo(3);
	}

	private void nest(Span span, int level, CompletableFuture<Void> done) {
		this.executor.submit(() -> {
			try (Scope scope = tracer.activateSpan(span)) {
				tracer.activeSpan().setTag("level " + level, level);
				if (level < 3) {
					nest(tracer.activeSpan(), level + 1, done);
				}
				else {
					tracer.activeSpan().finish();
					done.complete(null);
				}
			}
		});
	}

	@Test
	void shouldPropagateToThoseWhoWaitForAPromise(CapturedOutput output) {
		Span parent = tracer.buildSpan("promise").start();
		CompletableFuture<String> promise = new CompletableFuture<>();
		CompletableFuture<Void> success = promise.thenAcceptAsync((value) -> {
			Span span = tracer.buildSpan("success").addReference(References.FOLLOWS_FROM, parent.context()).start();
			try (Scope scope = tracer.activateSpan(span)) {
				logger.info("promised {}", value);
			}
			span.finish();
		}, this.executor);
		Span resolving = tracer.buildSpan("resolving").asChildOf(parent).start();
		try (Scope scope = tracer.activateSpan(resolving)) {
			promise.complete("stock");
		}
		success.join();
		resolving.finish();
		parent.finish();
		assertThat(span(parent, "success").getParentSpanId()).isEqualTo(id(parent));
		assertThat(span(parent, "resolving").getParentSpanId()).isEqualTo(id(parent));
		assertLogged(output, "promised stock", span(parent, "success"));
	}

	@Test
	void shouldSuspendAndResume(CapturedOutput output) {
		Span first = tracer.buildSpan("job 1").start();
		Span second = tracer.buildSpan("job 2").start();
		for (int step = 1; step <= 3; step++) {
			for (Span job : List.of(first, second)) {
				try (Scope scope = tracer.activateSpan(job)) {
					logger.info("step {} of {}", step, id(job));
					tracer.activeSpan().log("step " + step);
				}
				assertThat(tracer.activeSpan()).isNull();
			}
		}
		first.finish();
		second.finish();
		assertThat(span(first, "job 1").getEvents()).hasSize(3);
		assertThat(span(second, "job 2").getEvents()).hasSize(3);
		assertLogged(output, "step 2 of " + id(first), span(first, "job 1"));
		assertLogged(output, "step 3 of " + id(second), span(second, "job 2"));
	}

	private static void assertLogged(CapturedOutput output, String message, SpanData span) {
		assertThat(LogLines.awaitAll(output, message))
			.allSatisfy((line) -> assertThat(line).contains(span.getTraceId() + "-" + span.getSpanId()));
	}

	private static List<SpanData> spans(Span span) {
		return application.bean(RecordedSpans.class).ofTrace(span.context().toTraceId());
	}

	private static SpanData span(Span inTrace, String name) {
		List<SpanData> named = spans(inTrace).stream().filter((span) -> span.getName().equals(name)).toList();
		assertThat(named).as(name).hasSize(1);
		return named.get(0);
	}

	private static String id(Span span) {
		return span.context().toSpanId();
	}

}
