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

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the ids in log lines.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.logging")
public class LoggingTracingProperties {

	private final Keys keys = new Keys();

	private final Aliases aliases = new Aliases();

	private final Json json = new Json();

	/**
	 * Whether lines in the format ecs tell the address of the client of the current
	 * request.
	 */
	private boolean clientAddress;

	public Keys getKeys() {
		return this.keys;
	}

	public Aliases getAliases() {
		return this.aliases;
	}

	public Json getJson() {
		return this.json;
	}

	public boolean isClientAddress() {
		return this.clientAddress;
	}

	public void setClientAddress(boolean clientAddress) {
		this.clientAddress = clientAddress;
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

		/**
		 * MDC key of the id of the local root span. Unset means that only the format ecs
		 * tells it.
		 */
		private @Nullable String transactionId;

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

		public @Nullable String getTransactionId() {
			return this.transactionId;
		}

		public void setTransactionId(@Nullable String transactionId) {
			this.transactionId = transactionId;
		}

	}

	/**
	 * Further names for the same.
	 */
	public static class Aliases {

		/**
		 * Further MDC keys of the trace id, such as 'X-B3-TraceId'.
		 */
		private Set<String> traceId = new LinkedHashSet<>();

		/**
		 * Further MDC keys of the span id, such as 'X-B3-SpanId'.
		 */
		private Set<String> spanId = new LinkedHashSet<>();

		/**
		 * MDC keys of the id of the parent of a recorded span, such as
		 * 'X-B3-ParentSpanId'.
		 */
		private Set<String> parentId = new LinkedHashSet<>();

		/**
		 * MDC keys of 'true' or 'false' for a span that is recorded or not, such as
		 * 'X-Span-Export'.
		 */
		private Set<String> sampled = new LinkedHashSet<>();

		public Set<String> getTraceId() {
			return this.traceId;
		}

		public void setTraceId(Set<String> traceId) {
			this.traceId = traceId;
		}

		public Set<String> getSpanId() {
			return this.spanId;
		}

		public void setSpanId(Set<String> spanId) {
			this.spanId = spanId;
		}

		public Set<String> getParentId() {
			return this.parentId;
		}

		public void setParentId(Set<String> parentId) {
			this.parentId = parentId;
		}

		public Set<String> getSampled() {
			return this.sampled;
		}

		public void setSampled(Set<String> sampled) {
			this.sampled = sampled;
		}

	}

	/**
	 * Structured logs.
	 */
	public static class Json {

		/**
		 * Whether Spring Boot's structured logs tell the trace under the names that suit
		 * each format, once.
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
