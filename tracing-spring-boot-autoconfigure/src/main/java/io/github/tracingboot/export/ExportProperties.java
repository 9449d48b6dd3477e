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
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where spans go.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.export")
public class ExportProperties {

	/**
	 * Backends that spans are sent to. When empty, and no endpoint property switches a
	 * backend on, nothing is sent: ids in logs and headers only.
	 */
	private Set<Backend> to = new LinkedHashSet<>();

	/**
	 * Maximum time that closing the application waits for the last spans to be delivered,
	 * all backends together.
	 */
	private Duration shutdownTimeout = Duration.ofSeconds(5);

	public Set<Backend> getTo() {
		return this.to;
	}

	public void setTo(Set<Backend> to) {
		this.to = to;
	}

	public Duration getShutdownTimeout() {
		return this.shutdownTimeout;
	}

	public void setShutdownTimeout(Duration shutdownTimeout) {
		this.shutdownTimeout = shutdownTimeout;
	}

	/**
	 * Backends that this starter has an exporter for.
	 */
	public enum Backend {

		/**
		 * Zipkin, and what accepts its v2 format.
		 */
		ZIPKIN,

		/**
		 * Elasticsearch or OpenSearch, directly.
		 */
		ELASTICSEARCH,

		/**
		 * OTLP over HTTP: an OpenTelemetry Collector, Jaeger, Tempo, Elastic and others.
		 */
		OTLP

	}

}
