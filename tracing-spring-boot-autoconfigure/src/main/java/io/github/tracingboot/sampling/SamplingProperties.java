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

package io.github.tracingboot.sampling;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of what is recorded, besides Spring Boot's
 * {@code management.tracing.sampling}.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("tracing.sampling")
public class SamplingProperties {

	/**
	 * Maximum number of new traces that are recorded per second by this instance, of
	 * those that the sampler chose. No limit when not set.
	 */
	private @Nullable Integer tracesPerSecond;

	public @Nullable Integer getTracesPerSecond() {
		return this.tracesPerSecond;
	}

	public void setTracesPerSecond(@Nullable Integer tracesPerSecond) {
		this.tracesPerSecond = tracesPerSecond;
	}

}
