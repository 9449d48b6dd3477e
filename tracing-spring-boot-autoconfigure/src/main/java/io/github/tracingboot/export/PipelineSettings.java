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

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingProperties;

/**
 * Checked settings of one pipeline.
 *
 * @param maxQueueSize how many spans may wait
 * @param maxBatchSize how many spans are sent at once
 * @param scheduleDelay time between two deliveries
 * @param exportTimeout how long to wait for an exporter
 */
record PipelineSettings(int maxQueueSize, int maxBatchSize, Duration scheduleDelay, Duration exportTimeout) {

	private static final String DEFAULTS = "management.opentelemetry.tracing.export";

	/** The exporter's own time limit says more about the cause, so it must come first. */
	private static final Duration SLACK = Duration.ofSeconds(1);

	static PipelineSettings defaults(OpenTelemetryTracingProperties.Export defaults) {
		int maxQueueSize = positive(DEFAULTS + ".max-queue-size", defaults.getMaxQueueSize());
		int maxBatchSize = positive(DEFAULTS + ".max-batch-size", defaults.getMaxBatchSize());
		return new PipelineSettings(maxQueueSize, Math.min(maxBatchSize, maxQueueSize),
				positive(DEFAULTS + ".schedule-delay", defaults.getScheduleDelay()),
				positive(DEFAULTS + ".timeout", defaults.getTimeout()));
	}

	PipelineSettings with(String prefix, PipelineProperties properties) {
		int maxQueueSize = (properties.getMaxQueueSize() != null)
				? positive(prefix + ".max-queue-size", properties.getMaxQueueSize()) : this.maxQueueSize;
		int maxBatchSize = (properties.getMaxBatchSize() != null)
				? positive(prefix + ".max-batch-size", properties.getMaxBatchSize()) : this.maxBatchSize;
		Duration scheduleDelay = (properties.getScheduleDelay() != null)
				? positive(prefix + ".schedule-delay", properties.getScheduleDelay()) : this.scheduleDelay;
		return new PipelineSettings(maxQueueSize, Math.min(maxBatchSize, maxQueueSize), scheduleDelay,
				exportTimeout(prefix, properties));
	}

	private Duration exportTimeout(String prefix, PipelineProperties properties) {
		Duration requestTimeout = (properties instanceof HttpBackendProperties http) ? http.getTimeout() : null;
		if (requestTimeout == null) {
			return this.exportTimeout;
		}
		Duration atLeast = positive(prefix + ".timeout", requestTimeout).plus(SLACK);
		return (this.exportTimeout.compareTo(atLeast) < 0) ? atLeast : this.exportTimeout;
	}

	private static int positive(String property, int value) {
		if (value <= 0) {
			throw new InvalidConfigurationPropertyValueException(property, value, "It must be greater than 0.");
		}
		return value;
	}

	static Duration positive(String property, @Nullable Duration value) {
		if (value == null || value.isZero() || value.isNegative()) {
			throw new InvalidConfigurationPropertyValueException(property, value,
					"It must be a duration greater than 0, for example 5s.");
		}
		return value;
	}

}
