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

package io.github.tracingboot.logging;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the ids in log lines.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.logging")
public class LoggingTracingProperties {

	private final Keys keys = new Keys();

	public Keys getKeys() {
		return this.keys;
	}

	/**
	 * Names of the ids.
	 */
	public static class Keys {

		/**
		 * MDC key of the trace id. The console pattern and JSON follow.
		 */
		private String traceId = LogKeys.DEFAULT_TRACE_ID;

		/**
		 * MDC key of the span id. The console pattern and JSON follow.
		 */
		private String spanId = LogKeys.DEFAULT_SPAN_ID;

		public String getTraceId() {
			return this.traceId;
		}

		public void setTraceId(String traceId) {
			this.traceId = traceId;
		}

		public String getSpanId() {
			return this.spanId;
		}

		public void setSpanId(String spanId) {
			this.spanId = spanId;
		}

	}

}
