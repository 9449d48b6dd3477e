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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands every span that ended to the pipelines of all backends.
 */
class ExportSpanProcessor implements SpanProcessor, ExportStatus {

	private static final Log logger = LogFactory.getLog(ExportSpanProcessor.class);

	private final List<ExportPipeline> pipelines;

	private final SpanPreparation preparation;

	private final boolean includeUnsampled;

	private final Duration shutdownTimeout;

	private @Nullable CompletableResultCode shutdown;

	ExportSpanProcessor(List<ExportPipeline> pipelines, SpanPreparation preparation, boolean includeUnsampled,
			Duration shutdownTimeout) {
		this.pipelines = pipelines;
		this.preparation = preparation;
		this.includeUnsampled = includeUnsampled;
		this.shutdownTimeout = shutdownTimeout;
	}

	@Override
	public boolean isStartRequired() {
		return false;
	}

	@Override
	public void onStart(Context parentContext, ReadWriteSpan span) {
	}

	@Override
	public boolean isEndRequired() {
		return !this.pipelines.isEmpty();
	}

	@Override
	public void onEnd(ReadableSpan span) {
		if (!this.includeUnsampled && !span.getSpanContext().isSampled()) {
			return;
		}
		EndedSpan ended = new EndedSpan(span, this.preparation);
		for (ExportPipeline pipeline : this.pipelines) {
			pipeline.offer(ended);
		}
	}

	@Override
	public List<BackendStatus> getBackends() {
		return this.pipelines.stream().map(ExportPipeline::getStatus).toList();
	}

	@Override
	public CompletableResultCode forceFlush() {
		return CompletableResultCode.ofAll(this.pipelines.stream().map(ExportPipeline::flush).toList());
	}

	/**
	 * Delivers what waits, all backends at once. Completes within the shutdown timeout.
	 * @return completes when everything is delivered or given up
	 */
	@Override
	public synchronized CompletableResultCode shutdown() {
		if (this.shutdown == null) {
			this.shutdown = startShutdown();
		}
		return this.shutdown;
	}

	@Override
	public void close() {
		// The deadline itself is kept below; this leaves it time to be reported.
		shutdown().join(this.shutdownTimeout.plusSeconds(1).toNanos(), TimeUnit.NANOSECONDS);
	}

	private CompletableResultCode startShutdown() {
		CompletableResultCode result = new CompletableResultCode();
		if (this.pipelines.isEmpty()) {
			return result.succeed();
		}
		CompletableFuture<Void> closed = CompletableFuture
			.allOf(this.pipelines.stream().map(ExportPipeline::close).toArray(CompletableFuture[]::new));
		// A thread of its own: the common pool may be busy with what is being shut down.
		Thread thread = new Thread(() -> {
			awaitClosed(closed);
			reportLost();
			result.succeed();
		}, "tracing-export-shutdown");
		thread.setDaemon(true);
		thread.start();
		return result;
	}

	private void awaitClosed(CompletableFuture<Void> closed) {
		// Interrupted deliveries need a moment to end before the deadline.
		Duration patience = this.shutdownTimeout.multipliedBy(9).dividedBy(10);
		if (!isDone(closed, patience)) {
			this.pipelines.forEach(ExportPipeline::abandon);
			isDone(closed, this.shutdownTimeout.minus(patience));
		}
	}

	private static boolean isDone(CompletableFuture<Void> closed, Duration limit) {
		try {
			closed.get(limit.toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void reportLost() {
		String lost = this.pipelines.stream()
			.filter((pipeline) -> pipeline.lostAtClose() > 0)
			.map((pipeline) -> pipeline.getName() + ": " + pipeline.lostAtClose())
			.collect(Collectors.joining(", "));
		if (!lost.isEmpty()) {
			logger.warn("Spans not delivered before the application ended: " + lost);
		}
	}

}
