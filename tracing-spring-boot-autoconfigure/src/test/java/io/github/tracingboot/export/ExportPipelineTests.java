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

package io.github.tracingboot.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ExportPipeline} and {@link ExportSpanProcessor}.
 */
@ExtendWith(OutputCaptureExtension.class)
class ExportPipelineTests {

	private static final Duration NEVER = Duration.ofDays(1);

	private final List<SdkTracerProvider> providers = new ArrayList<>();

	@AfterEach
	void close() {
		this.providers.forEach(SdkTracerProvider::close);
	}

	@Test
	void shouldStartThreadWithFirstSpanAndDeliverAfterDelay() {
		RecordingExporter exporter = new RecordingExporter((spans) -> CompletableResultCode.ofSuccess());
		ExportSpanProcessor processor = processor(pipeline("lazy", exporter, 10, 5, Duration.ofMillis(10)));
		Tracer tracer = tracer(processor);
		assertThat(threads("lazy")).isEmpty();
		span(tracer);
		await().untilAsserted(() -> assertThat(exporter.spans).hasSize(1));
		assertThat(threads("lazy")).singleElement().matches(Thread::isDaemon);
		assertThat(processor.getBackends()).singleElement()
			.returns(BackendState.UP, BackendStatus::state)
			.returns(1L, BackendStatus::exported);
	}

	@Test
	void shouldDeliverFullBatchWithoutWaitingForDelay() {
		RecordingExporter exporter = new RecordingExporter((spans) -> CompletableResultCode.ofSuccess());
		Tracer tracer = tracer(processor(pipeline("full", exporter, 10, 3, NEVER)));
		span(tracer);
		span(tracer);
		span(tracer);
		await().untilAsserted(() -> assertThat(exporter.spans).hasSize(3));
		assertThat(exporter.largestBatch()).isLessThanOrEqualTo(3);
	}

	@Test
	void shouldDropAndCountWhenQueueIsFullWithoutBlocking() {
		CountDownLatch release = new CountDownLatch(1);
		RecordingExporter exporter = new RecordingExporter((spans) -> {
			waitFor(release);
			return CompletableResultCode.ofSuccess();
		});
		ExportSpanProcessor processor = processor(pipeline("small", exporter, 4, 2, NEVER));
		Tracer tracer = tracer(processor);
		span(tracer);
		span(tracer);
		await().untilAsserted(() -> assertThat(exporter.batches).hasSize(1));
		for (int i = 0; i < 10; i++) {
			span(tracer);
		}
		assertThat(status(processor).dropped()).isEqualTo(6);
		assertThat(status(processor).queued()).isEqualTo(6);
		release.countDown();
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(status(processor).exported()).isEqualTo(6);
	}

	@Test
	void shouldSurviveExporterThatThrows(CapturedOutput output) {
		RecordingExporter exporter = new RecordingExporter((spans) -> {
			throw new IllegalStateException("broken");
		});
		ExportSpanProcessor processor = processor(pipeline("throwing", exporter, 10, 1, NEVER));
		Tracer tracer = tracer(processor);
		span(tracer);
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		span(tracer);
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(exporter.batches).hasSize(2);
		assertThat(status(processor)).returns(2L, BackendStatus::failed)
			.returns(BackendState.DOWN, BackendStatus::state);
		assertThat(output).contains("throwing is down: IllegalStateException: broken").doesNotContain("\tat ");
	}

	@Test
	void shouldCountRejectedSpansWithoutTakingTheBackendAsDown(CapturedOutput output) {
		RecordingExporter exporter = new RecordingExporter(
				(spans) -> CompletableResultCode.ofExceptionalFailure(new PartialDeliveryException(1, 0, null)));
		ExportSpanProcessor processor = processor(pipeline("choosy", exporter, 10, 3, NEVER));
		Tracer tracer = tracer(processor);
		span(tracer);
		span(tracer);
		span(tracer);
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(status(processor)).returns(2L, BackendStatus::exported)
			.returns(1L, BackendStatus::rejected)
			.returns(0L, BackendStatus::failed)
			.returns(BackendState.UP, BackendStatus::state);
		assertThat(output).doesNotContain("choosy");
	}

	@Test
	void shouldCountWhatABackendTookBeforeItFailed(CapturedOutput output) {
		RecordingExporter exporter = new RecordingExporter((spans) -> CompletableResultCode
			.ofExceptionalFailure(new PartialDeliveryException(1, 1, new BackendAnswerException("it is busy"))));
		ExportSpanProcessor processor = processor(pipeline("busy", exporter, 10, 3, NEVER));
		Tracer tracer = tracer(processor);
		span(tracer);
		span(tracer);
		span(tracer);
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(status(processor)).returns(1L, BackendStatus::exported)
			.returns(1L, BackendStatus::rejected)
			.returns(1L, BackendStatus::failed)
			.returns(BackendState.DOWN, BackendStatus::state);
		assertThat(output).contains("busy is down: it is busy.");
	}

	@Test
	void shouldTakeExporterThatNeverAnswersAsDown(CapturedOutput output) {
		RecordingExporter exporter = new RecordingExporter((spans) -> new CompletableResultCode());
		ExportPipeline<EndedSpan, SpanData> pipeline = pipeline("silent", exporter,
				new PipelineSettings(10, 5, NEVER, Duration.ofMillis(20)));
		ExportSpanProcessor processor = processor(pipeline);
		span(tracer(processor));
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(status(processor).state()).isEqualTo(BackendState.DOWN);
		assertThat(output).contains("silent is down: no answer within");
	}

	@Test
	void shouldNotHandThreadLocalsOfFirstCallerToExporter() {
		InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
		user.set("alice");
		List<String> seen = new CopyOnWriteArrayList<>();
		RecordingExporter exporter = new RecordingExporter((spans) -> {
			seen.add(String.valueOf(user.get()));
			return CompletableResultCode.ofSuccess();
		});
		ExportSpanProcessor processor = processor(pipeline("clean", exporter, 10, 5, NEVER));
		span(tracer(processor));
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(seen).containsExactly("null");
	}

	@Test
	void shouldDeliverSpansThatEndedJustBeforeShutdownToAllBackendsAtOnce(CapturedOutput output) {
		RecordingExporter first = new RecordingExporter((spans) -> CompletableResultCode.ofSuccess());
		RecordingExporter second = new RecordingExporter((spans) -> CompletableResultCode.ofSuccess());
		ExportSpanProcessor processor = processor(pipeline("first", first, 100, 10, NEVER),
				pipeline("second", second, 100, 10, NEVER));
		Tracer tracer = tracer(processor);
		for (int i = 0; i < 25; i++) {
			span(tracer);
		}
		processor.close();
		processor.close();
		assertThat(first.spans).hasSize(25);
		assertThat(second.spans).hasSize(25);
		assertThat(first.shutdowns).hasSize(1);
		assertThat(output).isEmpty();
	}

	@Test
	void shouldGiveUpAtDeadlineWhenBackendHangsAndSayHowManySpansWereLost(CapturedOutput output) {
		CountDownLatch never = new CountDownLatch(1);
		RecordingExporter hanging = new RecordingExporter((spans) -> {
			waitFor(never);
			return CompletableResultCode.ofSuccess();
		});
		RecordingExporter healthy = new RecordingExporter((spans) -> CompletableResultCode.ofSuccess());
		ExportSpanProcessor processor = new ExportSpanProcessor(
				List.of(pipeline("hanging", hanging, 100, 10, NEVER), pipeline("healthy", healthy, 100, 10, NEVER)),
				new SpanPreparation(List.of(), List.of(), List.of()), false, Duration.ofMillis(500));
		Tracer tracer = tracer(processor);
		for (int i = 0; i < 25; i++) {
			span(tracer);
		}
		CompletableFuture<Void> closing = CompletableFuture.runAsync(processor::close);
		assertThatNoException().isThrownBy(() -> closing.get(20, TimeUnit.SECONDS));
		assertThat(healthy.spans).hasSize(25);
		assertThat(output.toString().lines().filter((line) -> line.contains("Spans not delivered"))).singleElement()
			.asString()
			.contains("hanging: 25")
			.doesNotContain("healthy");
		assertThat(output).doesNotContain("is down");
	}

	@Test
	void shouldSayHowManySpansWereLostWhenBackendIsDeadAtShutdown(CapturedOutput output) {
		RecordingExporter dead = new RecordingExporter((spans) -> CompletableResultCode.ofFailure());
		ExportSpanProcessor processor = processor(pipeline("dead", dead, 100, 10, NEVER));
		Tracer tracer = tracer(processor);
		for (int i = 0; i < 5; i++) {
			span(tracer);
		}
		processor.close();
		assertThat(output).contains("Spans not delivered before the application ended: dead: 5");
	}

	@Test
	void shouldNotExportWhatFailingFilterLeaves(CapturedOutput output) {
		RecordingExporter exporter = new RecordingExporter((spans) -> CompletableResultCode.ofSuccess());
		ExportSpanProcessor processor = new ExportSpanProcessor(List.of(pipeline("filtered", exporter, 10, 5, NEVER)),
				new SpanPreparation(List.of(), List.of(), List.of((span) -> {
					throw new IllegalStateException("filter is broken");
				})), false, Duration.ofSeconds(5));
		Tracer tracer = tracer(processor);
		span(tracer);
		span(tracer);
		processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(exporter.spans).isEmpty();
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).hasSize(1);
	}

	private Tracer tracer(ExportSpanProcessor processor) {
		SdkTracerProvider provider = SdkTracerProvider.builder().addSpanProcessor(processor).build();
		this.providers.add(provider);
		return provider.get("test");
	}

	private static void span(Tracer tracer) {
		tracer.spanBuilder("test").startSpan().end();
	}

	@SafeVarargs
	private static ExportSpanProcessor processor(ExportPipeline<EndedSpan, SpanData>... pipelines) {
		return new ExportSpanProcessor(List.of(pipelines), new SpanPreparation(List.of(), List.of(), List.of()), false,
				Duration.ofSeconds(30));
	}

	private static ExportPipeline<EndedSpan, SpanData> pipeline(String name, SpanExporter exporter, int queue,
			int batch, Duration delay) {
		return pipeline(name, exporter, new PipelineSettings(queue, batch, delay, Duration.ofSeconds(30)));
	}

	private static ExportPipeline<EndedSpan, SpanData> pipeline(String name, SpanExporter exporter,
			PipelineSettings settings) {
		return new ExportPipeline<>(name, null, new SpanExportTarget(exporter), settings, FailureText::of,
				ExportPipelineTests.class.getClassLoader());
	}

	private static BackendStatus status(ExportSpanProcessor processor) {
		return processor.getBackends().get(0);
	}

	private static List<Thread> threads(String name) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("tracing-export-" + name))
			.toList();
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Exporter that keeps what it gets and answers as told.
	 */
	static class RecordingExporter implements SpanExporter {

		private final Function<Collection<SpanData>, CompletableResultCode> answer;

		private final List<Integer> batches = new CopyOnWriteArrayList<>();

		private final List<SpanData> spans = new CopyOnWriteArrayList<>();

		private final List<String> shutdowns = new CopyOnWriteArrayList<>();

		RecordingExporter(Function<Collection<SpanData>, CompletableResultCode> answer) {
			this.answer = answer;
		}

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			this.batches.add(spans.size());
			CompletableResultCode result = this.answer.apply(spans);
			this.spans.addAll(spans);
			return result;
		}

		int largestBatch() {
			return this.batches.stream().mapToInt(Integer::intValue).max().orElse(0);
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			this.shutdowns.add("shutdown");
			return CompletableResultCode.ofSuccess();
		}

	}

}
