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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Reads addresses of OTLP receivers.
 */
final class OtlpEndpoint {

	static final String BOOT_PROPERTY = "management.opentelemetry.tracing.export.otlp.endpoint";

	static final String PROPERTY = OtlpExportProperties.PREFIX + ".endpoint";

	private static final Log logger = LogFactory.getLog(OtlpEndpoint.class);

	private static final int HTTP_PORT = 4318;

	private static final int GRPC_PORT = 4317;

	private OtlpEndpoint() {
	}

	static HttpEndpoint http(String property, String value) {
		return HttpEndpoint.parse(property, value, HTTP_PORT, "/v1/traces");
	}

	static HttpEndpoint grpc(String property, String value) {
		return HttpEndpoint.parse(property, value, GRPC_PORT, "/");
	}

	static void warnIfPortOfGrpc(HttpEndpoint endpoint) {
		if (endpoint.getUri().getPort() == GRPC_PORT) {
			logger.warn("Spans are sent over HTTP to " + endpoint + ", but " + GRPC_PORT
					+ " is the port of OTLP over gRPC; OTLP over HTTP usually listens on " + HTTP_PORT);
		}
	}

}
