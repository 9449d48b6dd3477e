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

package io.github.tracingboot.web.servlet;

import java.util.Map;

import org.springframework.core.env.Environment;

/**
 * Access log formats that end with the trace id, under the name that log lines use.
 *
 * @since 0.1.0
 */
public final class AccessLogFormats {

	private static final String NAME = "${tracing.logging.keys.trace-id:traceId}";

	// The formats that the servers have unless told otherwise, with the trace id added.
	private static final String TOMCAT = "%h %l %u %t \"%r\" %s %b %{" + NAME + "}r";

	private static final String JETTY = "%{client}a - %u %t \"%r\" %s %O %{" + NAME + "}attr";

	private AccessLogFormats() {
	}

	/**
	 * Default values for the properties that hold the formats.
	 * @param environment tells what the user has chosen
	 * @return values by property
	 */
	public static Map<String, String> defaults(Environment environment) {
		if (environment.containsProperty("server.jetty.accesslog.format")) {
			return Map.of("server.tomcat.accesslog.pattern", TOMCAT);
		}
		return Map.of("server.tomcat.accesslog.pattern", TOMCAT, "server.jetty.accesslog.custom-format", JETTY);
	}

}
