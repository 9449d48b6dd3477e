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

package io.github.tracingboot.export.zipkin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.tracingboot.export.HttpEndpoint;
import io.github.tracingboot.export.HttpTransport;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;
import zipkin2.reporter.BytesMessageEncoder;
import zipkin2.reporter.SpanBytesEncoder;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Sends spans to Zipkin's HTTP API as JSON.
 *
 * @see <a href="https://zipkin.io/zipkin-api/#/default/post_spans">POST /api/v2/spans</a>
 */
class ZipkinHttpSpanExporter implements SpanExporter {

	private static final String DEFAULT_PATH = "/api/v2/spans";

	private static final int DEFAULT_PORT = 9411;

	/** Servers limit the size of a message; the smallest common limit is 10 MB. */
	private static final int MAX_MESSAGE_BYTES = 5 * 1024 * 1024;

	private final HttpEndpoint endpoint;

	private final HttpTransport transport;

	private final ZipkinSpanConverter converter = new ZipkinSpanConverter(new LocalAddress());

	ZipkinHttpSpanExporter(HttpEndpoint endpoint, HttpTransport transport) {
		this.endpoint = endpoint;
		this.transport = transport;
	}

	static ZipkinHttpSpanExporter create(ZipkinExportProperties properties, @Nullable String bootEndpoint,
			@Nullable SslBundles sslBundles) {
		HttpEndpoint endpoint = endpoint(properties.getEndpoint(), bootEndpoint);
		HttpTransport transport = new HttpTransport(ZipkinExportProperties.PREFIX, endpoint, properties,
				properties.getHeaders(), properties.findSslBundle(ZipkinExportProperties.PREFIX, sslBundles));
		return new ZipkinHttpSpanExporter(endpoint, transport);
	}

	private static HttpEndpoint endpoint(@Nullable String own, @Nullable String boot) {
		if (StringUtils.hasText(own)) {
			return HttpEndpoint.parse(ZipkinExportProperties.PREFIX + ".endpoint", own, DEFAULT_PORT, DEFAULT_PATH);
		}
		return HttpEndpoint.parse(ZipkinExportAutoConfiguration.BOOT_ENDPOINT,
				StringUtils.hasText(boot) ? boot : "localhost", DEFAULT_PORT, DEFAULT_PATH);
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		try {
			List<byte[]> message = new ArrayList<>(spans.size());
			int size = 0;
			for (SpanData span : spans) {
				byte[] encoded = SpanBytesEncoder.JSON_V2.encode(this.converter.convert(span));
				if (size + encoded.length > MAX_MESSAGE_BYTES && !message.isEmpty()) {
					send(message);
					message.clear();
					size = 0;
				}
				message.add(encoded);
				size += encoded.length;
			}
			send(message);
			return CompletableResultCode.ofSuccess();
		}
		catch (IOException ex) {
			return CompletableResultCode.ofExceptionalFailure(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return CompletableResultCode.ofExceptionalFailure(ex);
		}
	}

	private void send(List<byte[]> message) throws IOException, InterruptedException {
		this.transport.post("application/json", BytesMessageEncoder.JSON.encode(message));
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		this.transport.close();
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public String toString() {
		return this.endpoint.toString();
	}

}
