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

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * Hands every span that ended to the pipelines of all backends.
 */
class ExportSpanProcessor implements SpanProcessor, ExportStatus {

	private final List<ExportPipeline<EndedSpan, SpanData>> pipelines;

	private final SpanPreparation preparation;

	private final boolean includeUnsampled;

	private final PipelineShutdown shutdown;

	ExportSpanProcessor(List<ExportPipeline<EndedSpan, SpanData>> pipelines, SpanPreparation preparation,
			boolean includeUnsampled, Duration shutdownTimeout) {
		this.pipelines = pipelines;
		this.preparation = preparation;
		this.includeUnsampled = includeUnsampled;
		this.shutdown = new PipelineShutdown("spans", pipelines, shutdownTimeout);
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
		for (ExportPipeline<EndedSpan, SpanData> pipeline : this.pipelines) {
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
	public CompletableResultCode shutdown() {
		return this.shutdown.start();
	}

	@Override
	public void close() {
		this.shutdown.await();
	}

}
