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

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

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

	private final Ssl ssl = new Ssl();

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

	public Ssl getSsl() {
		return this.ssl;
	}

	/**
	 * Finds the SSL bundle that is named.
	 * @param prefix the prefix of these properties
	 * @param bundles the bundles of the application, if it has any
	 * @return the bundle, or {@code null} if none is named
	 * @throws InvalidExportPropertyException if there is no bundle of that name
	 */
	public @Nullable SslBundle findSslBundle(String prefix, @Nullable SslBundles bundles) {
		String name = this.ssl.getBundle();
		if (!StringUtils.hasText(name)) {
			return null;
		}
		if (bundles == null || !bundles.getBundleNames().contains(name)) {
			throw new InvalidExportPropertyException(prefix + ".ssl.bundle", name,
					"There is no SSL bundle of this name.",
					"Define it below 'spring.ssl.bundle.pem." + name + "' or 'spring.ssl.bundle.jks." + name + "'.");
		}
		return bundles.getBundle(name);
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
	 * How connections are secured.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle for https, with what to trust and, if the backend asks
		 * for one, a certificate.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
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
