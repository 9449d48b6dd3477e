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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.export.ExportBackend;
import io.github.tracingboot.export.LogRecordExport;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import org.jspecify.annotations.Nullable;

/**
 * Names and addresses of the exporters, whoever made them.
 */
class LogRecordExports {

	static final String OTLP = "otlp-logs";

	/** The exporters tell where they really send to only when they are printed. */
	private static final Pattern ENDPOINT = Pattern.compile("endpoint=([^,}\\s]+)");

	private final OtlpLogsProperties properties;

	private final @Nullable ExportBackend spanBackend;

	LogRecordExports(OtlpLogsProperties properties, @Nullable ExportBackend spanBackend) {
		this.properties = properties;
		this.spanBackend = spanBackend;
	}

	List<LogRecordExport> of(Map<String, LogRecordExporter> exporters) {
		return exporters.entrySet().stream().map((entry) -> of(entry.getKey(), entry.getValue())).toList();
	}

	private LogRecordExport of(String beanName, LogRecordExporter exporter) {
		boolean otlp = exporter instanceof OtlpHttpLogRecordExporter || exporter instanceof OtlpGrpcLogRecordExporter;
		return new LogRecordExport(otlp ? OTLP : beanName, otlp ? endpoint(exporter) : null, exporter,
				OtlpLogsProperties.PREFIX, this.properties, this::describeFailure);
	}

	private static @Nullable String endpoint(LogRecordExporter exporter) {
		Matcher matcher = ENDPOINT.matcher(exporter.toString());
		return matcher.find() ? OtlpLogsEndpoint.describe(matcher.group(1)) : null;
	}

	private String describeFailure(Throwable failure) {
		return (this.spanBackend != null) ? this.spanBackend.describeFailure(failure)
				: failure.getClass().getSimpleName();
	}

}
