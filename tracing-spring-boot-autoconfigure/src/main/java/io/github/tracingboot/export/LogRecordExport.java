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

import java.util.function.Function;

import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import org.jspecify.annotations.Nullable;

/**
 * An exporter of log records and what its pipeline needs to know of it.
 *
 * @param name name in log lines and meters
 * @param endpoint where it sends to, without credentials, {@code null} if unknown
 * @param exporter the exporter
 * @param prefix prefix of the properties that set up the pipeline
 * @param pipeline settings of the pipeline
 * @param failureText puts a failure into one line that may be shown
 * @since 0.1.0
 */
public record LogRecordExport(String name, @Nullable String endpoint, LogRecordExporter exporter, String prefix,
		PipelineProperties pipeline, Function<Throwable, String> failureText) {

}
