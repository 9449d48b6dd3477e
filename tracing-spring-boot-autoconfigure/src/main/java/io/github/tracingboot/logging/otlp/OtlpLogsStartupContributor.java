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

package io.github.tracingboot.logging.otlp;

import java.util.List;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.github.tracingboot.export.BackendStatus;
import io.github.tracingboot.export.ExportLogRecordProcessor;
import io.github.tracingboot.logging.lines.LogLines;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Names the receiver of log lines in the start-up line, and says why there is none if one
 * was asked for.
 */
class OtlpLogsStartupContributor implements StartupContributor {

	private final OtlpLogsProperties properties;

	private final ObjectProvider<OtlpLogs> logs;

	private final ObjectProvider<ExportLogRecordProcessor> processor;

	OtlpLogsStartupContributor(OtlpLogsProperties properties, ObjectProvider<OtlpLogs> logs,
			ObjectProvider<ExportLogRecordProcessor> processor) {
		this.properties = properties;
		this.logs = logs;
		this.processor = processor;
	}

	@Override
	public void contribute(StartupReport report) {
		if (!this.properties.isEnabled()) {
			return;
		}
		ExportLogRecordProcessor processor = this.processor.getIfAvailable();
		if (this.logs.getIfAvailable() == null) {
			report.off(LogRecordExports.OTLP,
					"management.logging.export.enabled or management.logging.export.otlp.enabled is false");
		}
		else if (!LogLines.isSupported()) {
			report.off(LogRecordExports.OTLP, "the logging system is neither Logback nor Log4j2");
		}
		else if (processor == null) {
			report.add(Topic.LOG_LINES, "left to the application's BatchLogRecordProcessor");
		}
		else {
			List<BackendStatus> backends = processor.getStatus().getBackends();
			backends.forEach((backend) -> report.add(Topic.LOG_LINES, describe(backend)));
		}
	}

	private static String describe(BackendStatus backend) {
		return (backend.endpoint() != null) ? backend.name() + " (" + backend.endpoint() + ")" : backend.name();
	}

}
