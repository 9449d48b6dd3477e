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

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.tracingboot.export.HttpBackendProperties;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.logging.LogLevel;

/**
 * Log lines sent over OTLP. Where to and how follows {@code tracing.export.otlp.*} when
 * not set.
 *
 * @since 0.1.0
 */
@ConfigurationProperties(OtlpLogsProperties.PREFIX)
public class OtlpLogsProperties extends HttpBackendProperties {

	static final String PREFIX = "tracing.logging.otlp";

	static final String ENABLED = PREFIX + ".enabled";

	/**
	 * Whether log lines are sent to an OTLP receiver.
	 */
	private boolean enabled;

	/**
	 * Least level of the lines that are sent, of those that the logging system lets
	 * through.
	 */
	private LogLevel level = LogLevel.TRACE;

	/**
	 * Keys of the MDC that are sent as attributes, '*' for all.
	 */
	private Set<String> mdcKeys = new LinkedHashSet<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public LogLevel getLevel() {
		return this.level;
	}

	public void setLevel(LogLevel level) {
		this.level = level;
	}

	public Set<String> getMdcKeys() {
		return this.mdcKeys;
	}

	public void setMdcKeys(Set<String> mdcKeys) {
		this.mdcKeys = mdcKeys;
	}

}
