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

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import io.github.tracingboot.export.HttpBackendProperties;
import io.github.tracingboot.export.HttpBackendProperties.Compression;
import io.github.tracingboot.export.HttpEndpoint;
import io.github.tracingboot.export.RequestHeaders;
import io.github.tracingboot.export.TrustManagers;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporterBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * Makes the exporter of log records. What is not set is as it is for spans.
 */
class OtlpLogRecordExporters {

	private final HttpBackendProperties logs;

	private final @Nullable HttpBackendProperties spans;

	private final @Nullable SslBundles sslBundles;

	OtlpLogRecordExporters(HttpBackendProperties logs, @Nullable HttpBackendProperties spans,
			@Nullable SslBundles sslBundles) {
		this.logs = logs;
		this.spans = spans;
		this.sslBundles = sslBundles;
	}

	OtlpHttpLogRecordExporter create() {
		this.logs.checkTimeouts(OtlpLogsProperties.PREFIX);
		HttpEndpoint endpoint = OtlpLogsEndpoint.of(this.logs, this.spans);
		OtlpHttpLogRecordExporterBuilder builder = OtlpHttpLogRecordExporter.builder()
			.setEndpoint(endpoint.getUri().toString())
			// Otherwise the exporter asks for the global one, which sets it for good.
			.setMeterProvider(MeterProvider.noop());
		if (endpoint.getAuthorization() != null) {
			builder.addHeader("Authorization", endpoint.getAuthorization());
		}
		Map<String, String> headers = headers();
		RequestHeaders.check(OtlpLogsProperties.PREFIX + ".headers", headers);
		headers.forEach(builder::addHeader);
		Duration timeout = setting(HttpBackendProperties::getTimeout);
		if (timeout != null) {
			builder.setTimeout(timeout);
		}
		Duration connectTimeout = setting(HttpBackendProperties::getConnectTimeout);
		if (connectTimeout != null) {
			builder.setConnectTimeout(connectTimeout);
		}
		Compression compression = setting(HttpBackendProperties::getCompression);
		if (compression != null) {
			builder.setCompression(compression.name().toLowerCase(Locale.ROOT));
		}
		SslBundle sslBundle = sslBundle();
		if (sslBundle != null) {
			builder.setSslContext(sslBundle.createSslContext(), TrustManagers.of(sslBundle));
		}
		return builder.build();
	}

	// The spans' bundle may hold a certificate of this application: likewise.
	private @Nullable SslBundle sslBundle() {
		SslBundle own = this.logs.findSslBundle(OtlpLogsProperties.PREFIX, this.sslBundles);
		return (own != null || this.spans == null || this.logs.getEndpoint() != null) ? own
				: this.spans.findSslBundle("tracing.export.otlp", this.sslBundles);
	}

	// Those for the spans' receiver may be secret: another one must not get them.
	private Map<String, String> headers() {
		if (!this.logs.getHeaders().isEmpty() || this.spans == null || this.logs.getEndpoint() != null) {
			return this.logs.getHeaders();
		}
		return this.spans.getHeaders();
	}

	private <T> @Nullable T setting(Function<HttpBackendProperties, @Nullable T> setting) {
		T own = setting.apply(this.logs);
		return (own != null || this.spans == null) ? own : setting.apply(this.spans);
	}

}
