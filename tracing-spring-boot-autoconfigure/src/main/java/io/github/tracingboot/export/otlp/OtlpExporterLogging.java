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

package io.github.tracingboot.export.otlp;

import java.util.Map;
import java.util.Set;

import io.github.tracingboot.export.ExportProperties.Backend;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Keeps OpenTelemetry's OTLP exporters from writing a stack trace for every batch that
 * fails: the pipeline says once, in one line, that the backend is down.
 *
 * @since 0.1.0
 */
public final class OtlpExporterLogging {

	private static final Map<String, Object> SILENT = Map.of(
			"logging.level.io.opentelemetry.exporter.internal.http.HttpExporter", "off",
			"logging.level.io.opentelemetry.exporter.internal.grpc.GrpcExporter", "off");

	private OtlpExporterLogging() {
	}

	/**
	 * Gives the log levels to contribute with the lowest priority.
	 * @param environment the environment
	 * @return properties, empty if neither spans nor log lines are sent over OTLP by our
	 * pipelines: the same loggers serve the exporters of others as well
	 */
	public static Map<String, Object> defaults(Environment environment) {
		return isExporting(environment) ? SILENT : Map.of();
	}

	private static boolean isExporting(Environment environment) {
		if (StringUtils.hasText(environment.getProperty(OtlpEndpoint.BOOT_PROPERTY))) {
			return true;
		}
		if (environment.getProperty("tracing.logging.otlp.enabled", "").trim().equalsIgnoreCase("true")) {
			return true;
		}
		// As text: a wrong value is reported where the application can explain it.
		return Binder.get(environment)
			.bind("tracing.export.to", Bindable.setOf(String.class))
			.orElse(Set.of())
			.stream()
			.anyMatch(Backend.OTLP.name()::equalsIgnoreCase);
	}

}
