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

import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/**
 * What the pipelines need to know of a kind of backend, beside the {@link SpanExporter}
 * bean that talks to it. To join, a backend declares two beans: its exporter and an
 * {@code ExportBackend} that {@link #supports(SpanExporter) supports} it. An exporter
 * without one gets a pipeline as well, named after its bean, with the default settings.
 *
 * @since 0.1.0
 */
public interface ExportBackend {

	/**
	 * Name in log lines and meters, and the key below {@code tracing.export}.
	 * @return the name
	 */
	String getName();

	/**
	 * Whether an exporter sends to this kind of backend.
	 * @param exporter the exporter
	 * @return whether this is the one to ask about the exporter
	 */
	boolean supports(SpanExporter exporter);

	/**
	 * Settings of the pipeline that differ from the defaults.
	 * @return the settings
	 */
	PipelineProperties getPipeline();

	/**
	 * Where an exporter sends to, as it may be shown: without credentials.
	 * @param exporter a supported exporter
	 * @return the address, or {@code null} if it is not known
	 */
	@Nullable String describeEndpoint(SpanExporter exporter);

	/**
	 * Why an export failed, in a few words that may be shown: without credentials.
	 * @param failure the failure that the exporter reported
	 * @return the reason
	 */
	default String describeFailure(Throwable failure) {
		return FailureText.of(failure);
	}

}
