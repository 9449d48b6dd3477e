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

import java.util.List;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;

/**
 * Hands every log record to the pipelines of all backends, as it is done with spans.
 *
 * @since 0.1.0
 */
public final class ExportLogRecordProcessor implements LogRecordProcessor {

	private final List<ExportPipeline<LogRecordData, LogRecordData>> pipelines;

	private final ExportStatus status = this::getBackends;

	private final PipelineShutdown shutdown;

	/**
	 * Creates a processor with a pipeline for each exporter.
	 * @param exports the exporters
	 * @param properties tell how long to wait at the end
	 * @param defaults settings of pipelines that are not set themselves
	 * @param classLoader the class loader of the pipelines' threads
	 */
	public ExportLogRecordProcessor(List<LogRecordExport> exports, ExportProperties properties,
			OpenTelemetryTracingProperties.Export defaults, @Nullable ClassLoader classLoader) {
		PipelineSettings settings = PipelineSettings.defaults(defaults);
		this.pipelines = exports.stream().map((export) -> pipeline(export, settings, classLoader)).toList();
		this.shutdown = new PipelineShutdown("log records", this.pipelines,
				PipelineSettings.positive("tracing.export.shutdown-timeout", properties.getShutdownTimeout()));
	}

	private static ExportPipeline<LogRecordData, LogRecordData> pipeline(LogRecordExport export,
			PipelineSettings settings, @Nullable ClassLoader classLoader) {
		return new ExportPipeline<>(export.name(), export.endpoint(), new LogRecordExportTarget(export.exporter()),
				settings.with(export.prefix(), export.pipeline()), export.failureText(), classLoader);
	}

	@Override
	public void onEmit(Context context, ReadWriteLogRecord logRecord) {
		LogRecordData data = logRecord.toLogRecordData();
		for (ExportPipeline<LogRecordData, LogRecordData> pipeline : this.pipelines) {
			pipeline.offer(data);
		}
	}

	/**
	 * How the backends fare.
	 * @return the status, always the same and kept up to date
	 */
	public ExportStatus getStatus() {
		return this.status;
	}

	private List<BackendStatus> getBackends() {
		return this.pipelines.stream().map(ExportPipeline::getStatus).toList();
	}

	@Override
	public CompletableResultCode forceFlush() {
		return CompletableResultCode.ofAll(this.pipelines.stream().map(ExportPipeline::flush).toList());
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.shutdown.start();
	}

	@Override
	public void close() {
		this.shutdown.await();
	}

	/**
	 * Whether a thread delivers what others have logged: what it logs itself is about
	 * that.
	 * @param name the name of the thread
	 * @return whether it does
	 */
	public static boolean isExportThread(String name) {
		return name.startsWith(ExportPipeline.THREAD_PREFIX);
	}

}
