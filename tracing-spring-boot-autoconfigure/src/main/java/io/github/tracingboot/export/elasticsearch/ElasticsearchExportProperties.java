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

package io.github.tracingboot.export.elasticsearch;

import io.github.tracingboot.export.HttpBackendProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Export to Elasticsearch or OpenSearch.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(ElasticsearchExportProperties.PREFIX)
public class ElasticsearchExportProperties extends HttpBackendProperties {

	static final String PREFIX = "tracing.export.elasticsearch";

	static final String DEFAULT_DATA_STREAM = "traces-spring-default";

	/**
	 * API key, as Elasticsearch shows it: encoded, or its id and the key with a colon
	 * between them. Never logged.
	 */
	private @Nullable String apiKey;

	/**
	 * User name, unless there is an API key.
	 */
	private @Nullable String username;

	/**
	 * Password of the user. Never logged.
	 */
	private @Nullable String password;

	/**
	 * Data stream that documents go to, unless there is an index. Servers without data
	 * streams make it an index of this name.
	 */
	private @Nullable String dataStream;

	/**
	 * Index that documents go to, instead of a data stream. May hold a date pattern,
	 * which is filled with the day on which the span started, for example
	 * 'spans-%{yyyy.MM.dd}'.
	 */
	private @Nullable String index;

	private final Template template = new Template();

	public @Nullable String getApiKey() {
		return this.apiKey;
	}

	public void setApiKey(@Nullable String apiKey) {
		this.apiKey = apiKey;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public @Nullable String getDataStream() {
		return this.dataStream;
	}

	public void setDataStream(@Nullable String dataStream) {
		this.dataStream = dataStream;
	}

	public @Nullable String getIndex() {
		return this.index;
	}

	public void setIndex(@Nullable String index) {
		this.index = index;
	}

	public Template getTemplate() {
		return this.template;
	}

	/**
	 * Index template.
	 */
	public static class Template {

		/**
		 * Whether to install an index template for the spans before the first of them, if
		 * there is none of its name.
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
