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

import java.util.Locale;

import io.github.tracingboot.export.HttpEndpoint;
import io.github.tracingboot.export.RequestHeaders;
import io.github.tracingboot.export.TrustManagers;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.Transport;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.Ordered;

/**
 * Applies {@code tracing.export.otlp} to the exporter that Spring Boot builds. Comes
 * before the application's own customizers, so that they win.
 */
class OtlpHttpExporterCustomizer implements OtlpHttpSpanExporterBuilderCustomizer, Ordered {

	private final OtlpExportProperties properties;

	private final ObjectProvider<OtlpTracingConnectionDetails> connectionDetails;

	private final ObjectProvider<MeterProvider> meterProvider;

	private final ObjectProvider<SslBundles> sslBundles;

	OtlpHttpExporterCustomizer(OtlpExportProperties properties,
			ObjectProvider<OtlpTracingConnectionDetails> connectionDetails, ObjectProvider<MeterProvider> meterProvider,
			ObjectProvider<SslBundles> sslBundles) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.meterProvider = meterProvider;
		this.sslBundles = sslBundles;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void customize(OtlpHttpSpanExporterBuilder builder) {
		this.connectionDetails.ifAvailable((details) -> customizeEndpoint(builder, endpoint(details)));
		this.properties.checkTimeouts(OtlpExportProperties.PREFIX);
		RequestHeaders.check(OtlpExportProperties.PREFIX + ".headers", this.properties.getHeaders());
		this.properties.getHeaders().forEach(builder::addHeader);
		if (this.properties.getTimeout() != null) {
			builder.setTimeout(this.properties.getTimeout());
		}
		if (this.properties.getConnectTimeout() != null) {
			builder.setConnectTimeout(this.properties.getConnectTimeout());
		}
		if (this.properties.getCompression() != null) {
			builder.setCompression(this.properties.getCompression().name().toLowerCase(Locale.ROOT));
		}
		SslBundle sslBundle = this.properties.findSslBundle(OtlpExportProperties.PREFIX,
				this.sslBundles.getIfAvailable());
		if (sslBundle != null) {
			builder.setSslContext(sslBundle.createSslContext(), TrustManagers.of(sslBundle));
		}
		if (this.meterProvider.getIfAvailable() == null) {
			// Otherwise the exporter asks for the global one, which sets it for good.
			builder.setMeterProvider(MeterProvider.noop());
		}
	}

	private static HttpEndpoint endpoint(OtlpTracingConnectionDetails details) {
		return (details instanceof OtlpConnectionDetails own) ? own.getHttpEndpoint()
				: OtlpEndpoint.http(OtlpEndpoint.BOOT_PROPERTY, details.getUrl(Transport.HTTP));
	}

	private static void customizeEndpoint(OtlpHttpSpanExporterBuilder builder, HttpEndpoint endpoint) {
		OtlpEndpoint.warnIfPortOfGrpc(endpoint);
		builder.setEndpoint(endpoint.getUri().toString());
		String authorization = endpoint.getAuthorization();
		if (authorization != null) {
			builder.addHeader("Authorization", authorization);
		}
	}

}
