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

package io.github.tracingboot.export;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Settings of a backend that is reached over HTTP.
 *
 * @since 0.1.0
 */
public class HttpBackendProperties extends PipelineProperties {

	/**
	 * Address of the backend: a URL, or just a host or host and port.
	 */
	private @Nullable String endpoint;

	/**
	 * Headers sent with every request, for example for authentication. Never logged.
	 */
	private Map<String, String> headers = new LinkedHashMap<>();

	/**
	 * Maximum time for one request, answer included.
	 */
	private @Nullable Duration timeout;

	/**
	 * Maximum time to connect.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * How request bodies are compressed.
	 */
	private @Nullable Compression compression;

	public @Nullable String getEndpoint() {
		return this.endpoint;
	}

	public void setEndpoint(@Nullable String endpoint) {
		this.endpoint = endpoint;
	}

	public Map<String, String> getHeaders() {
		return this.headers;
	}

	public void setHeaders(Map<String, String> headers) {
		this.headers = headers;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable Compression getCompression() {
		return this.compression;
	}

	public void setCompression(@Nullable Compression compression) {
		this.compression = compression;
	}

	/**
	 * Checks the time limits that are set.
	 * @param prefix the prefix of these properties
	 */
	public void checkTimeouts(String prefix) {
		if (this.timeout != null) {
			PipelineSettings.positive(prefix + ".timeout", this.timeout);
		}
		if (this.connectTimeout != null) {
			PipelineSettings.positive(prefix + ".connect-timeout", this.connectTimeout);
		}
	}

	/**
	 * Compression of request bodies.
	 */
	public enum Compression {

		/**
		 * Gzip.
		 */
		GZIP,

		/**
		 * None.
		 */
		NONE

	}

}
