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

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tracingboot.export.ExportBackend;
import io.github.tracingboot.export.PipelineProperties;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Receivers of OTLP, whoever made the exporter.
 */
class OtlpExportBackend implements ExportBackend {

	/** The exporters tell where they really send to only when they are printed. */
	private static final Pattern ENDPOINT = Pattern.compile("endpoint=([^,}\\s]+)");

	private final OtlpExportProperties properties;

	OtlpExportBackend(OtlpExportProperties properties) {
		this.properties = properties;
	}

	@Override
	public String getName() {
		return "otlp";
	}

	@Override
	public boolean supports(SpanExporter exporter) {
		return exporter instanceof OtlpHttpSpanExporter || exporter instanceof OtlpGrpcSpanExporter;
	}

	@Override
	public PipelineProperties getPipeline() {
		return this.properties;
	}

	@Override
	public @Nullable String describeEndpoint(SpanExporter exporter) {
		Matcher matcher = ENDPOINT.matcher(exporter.toString());
		return matcher.find() ? OtlpEndpoint.grpc(OtlpEndpoint.PROPERTY, matcher.group(1)).toString() : null;
	}

	@Override
	public String describeFailure(Throwable failure) {
		Object status = httpStatus(failure);
		return (status != null) ? "it answers with HTTP status " + status
				: ExportBackend.super.describeFailure(failure);
	}

	// The exception and its response are internal and changed their packages and names.
	private static @Nullable Object httpStatus(Throwable failure) {
		Object response = call(failure, "getResponse");
		if (response == null) {
			return null;
		}
		Object status = call(response, "statusCode");
		return (status != null) ? status : call(response, "getStatusCode");
	}

	private static @Nullable Object call(Object target, String name) {
		Method method = ReflectionUtils.findMethod(target.getClass(), name);
		if (method == null) {
			return null;
		}
		ReflectionUtils.makeAccessible(method);
		return ReflectionUtils.invokeMethod(method, target);
	}

}
