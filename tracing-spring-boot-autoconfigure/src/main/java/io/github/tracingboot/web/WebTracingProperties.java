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

package io.github.tracingboot.web;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the trace of inbound requests.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.web")
public class WebTracingProperties {

	/**
	 * Path patterns, below the context path, whose requests are not recorded, with
	 * everything that happens in them. Their log lines still have ids.
	 */
	private List<String> exclude = new ArrayList<>();

	/**
	 * Whether requests to the management endpoints are not recorded, wherever their base
	 * path and port are.
	 */
	private boolean excludeActuator = true;

	private final ResponseHeader responseHeader = new ResponseHeader();

	private final ErrorBody errorBody = new ErrorBody();

	public List<String> getExclude() {
		return this.exclude;
	}

	public void setExclude(List<String> exclude) {
		this.exclude = exclude;
	}

	public boolean isExcludeActuator() {
		return this.excludeActuator;
	}

	public void setExcludeActuator(boolean excludeActuator) {
		this.excludeActuator = excludeActuator;
	}

	public ResponseHeader getResponseHeader() {
		return this.responseHeader;
	}

	public ErrorBody getErrorBody() {
		return this.errorBody;
	}

	/**
	 * Trace id in a response header.
	 */
	public static class ResponseHeader {

		/**
		 * Whether responses carry the trace id in a header.
		 */
		private boolean enabled = true;

		/**
		 * Name of the header. Unless set, "X-Trace-Id", "traceparent" or "Server-Timing",
		 * by format.
		 */
		private @Nullable String name;

		/**
		 * Format of the header's value.
		 */
		private ResponseHeaderFormat format = ResponseHeaderFormat.ID;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public @Nullable String getName() {
			return this.name;
		}

		public void setName(@Nullable String name) {
			this.name = name;
		}

		public ResponseHeaderFormat getFormat() {
			return this.format;
		}

		public void setFormat(ResponseHeaderFormat format) {
			this.format = format;
		}

	}

	/**
	 * Trace id in the body of error responses.
	 */
	public static class ErrorBody {

		/**
		 * Whether problem details and default error attributes carry the trace id.
		 */
		private boolean enabled = true;

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

	}

}
