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

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Delivers log records to an exporter.
 *
 * @param exporter the exporter
 */
record LogRecordExportTarget(LogRecordExporter exporter) implements ExportTarget<LogRecordData, LogRecordData> {

	@Override
	public String noun() {
		return "log records";
	}

	@Override
	public LogRecordData prepare(LogRecordData queued) {
		return queued;
	}

	@Override
	public CompletableResultCode export(List<LogRecordData> batch) {
		return this.exporter.export(batch);
	}

	@Override
	public CompletableResultCode flush() {
		return this.exporter.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.exporter.shutdown();
	}

}
