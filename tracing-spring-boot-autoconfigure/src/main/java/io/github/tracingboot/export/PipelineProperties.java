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

/**
 * Settings of one backend's pipeline. What is not set follows Spring Boot's
 * {@code management.opentelemetry.tracing.export.*}.
 *
 * @since 0.1.0
 */
public class PipelineProperties {

	/**
	 * Maximum number of spans that wait for this backend; further ones are dropped and
	 * counted. Follows 'management.opentelemetry.tracing.export.max-queue-size' when not
	 * set.
	 */
	private @Nullable Integer maxQueueSize;

	/**
	 * Maximum number of spans that are sent at once. Follows
	 * 'management.opentelemetry.tracing.export.max-batch-size' when not set.
	 */
	private @Nullable Integer maxBatchSize;

	/**
	 * Time between two deliveries while fewer spans wait than fill a batch. Follows
	 * 'management.opentelemetry.tracing.export.schedule-delay' when not set.
	 */
	private @Nullable Duration scheduleDelay;

	public @Nullable Integer getMaxQueueSize() {
		return this.maxQueueSize;
	}

	public void setMaxQueueSize(@Nullable Integer maxQueueSize) {
		this.maxQueueSize = maxQueueSize;
	}

	public @Nullable Integer getMaxBatchSize() {
		return this.maxBatchSize;
	}

	public void setMaxBatchSize(@Nullable Integer maxBatchSize) {
		this.maxBatchSize = maxBatchSize;
	}

	public @Nullable Duration getScheduleDelay() {
		return this.scheduleDelay;
	}

	public void setScheduleDelay(@Nullable Duration scheduleDelay) {
		this.scheduleDelay = scheduleDelay;
	}

}
