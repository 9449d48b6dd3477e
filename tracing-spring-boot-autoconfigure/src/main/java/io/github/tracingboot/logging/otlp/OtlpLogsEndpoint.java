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

import io.github.tracingboot.export.HttpBackendProperties;
import io.github.tracingboot.export.HttpEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where log records go: where the user says, or else to the receiver of the spans.
 */
final class OtlpLogsEndpoint {

	static final String PROPERTY = OtlpLogsProperties.PREFIX + ".endpoint";

	private static final String SPANS_PROPERTY = "tracing.export.otlp.endpoint";

	private static final int PORT = 4318;

	private static final String PATH = "/v1/logs";

	private static final String SPANS_PATH = "/v1/traces";

	private OtlpLogsEndpoint() {
	}

	/**
	 * Shows an address without what may be secret.
	 * @param address the address
	 * @return what may be shown
	 */
	static String describe(String address) {
		return HttpEndpoint.parse(PROPERTY, address, PORT, PATH).toString();
	}

	static HttpEndpoint of(HttpBackendProperties logs, @Nullable HttpBackendProperties spans) {
		if (StringUtils.hasText(logs.getEndpoint())) {
			return HttpEndpoint.parse(PROPERTY, logs.getEndpoint(), PORT, PATH);
		}
		String endpoint = (spans != null) ? spans.getEndpoint() : null;
		if (!StringUtils.hasText(endpoint)) {
			return HttpEndpoint.parse(PROPERTY, "localhost", PORT, PATH);
		}
		String base = StringUtils.trimTrailingCharacter(endpoint.trim(), '/');
		return HttpEndpoint.parse(SPANS_PROPERTY,
				base.endsWith(SPANS_PATH) ? base.substring(0, base.length() - SPANS_PATH.length()) + PATH : base, PORT,
				PATH);
	}

}
