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

import io.github.tracingboot.export.HttpEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingConnectionDetails;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.Transport;
import org.springframework.util.StringUtils;

/**
 * Gives Spring Boot's OTLP configuration the address in {@code tracing.export.otlp}.
 */
class OtlpConnectionDetails implements OtlpTracingConnectionDetails {

	private final String endpoint;

	OtlpConnectionDetails(@Nullable String endpoint) {
		this.endpoint = StringUtils.hasText(endpoint) ? endpoint : "localhost";
	}

	@Override
	public String getUrl(Transport transport) {
		HttpEndpoint endpoint = (transport == Transport.GRPC) ? OtlpEndpoint.grpc(OtlpEndpoint.PROPERTY, this.endpoint)
				: getHttpEndpoint();
		return endpoint.getUri().toString();
	}

	HttpEndpoint getHttpEndpoint() {
		return OtlpEndpoint.http(OtlpEndpoint.PROPERTY, this.endpoint);
	}

}
