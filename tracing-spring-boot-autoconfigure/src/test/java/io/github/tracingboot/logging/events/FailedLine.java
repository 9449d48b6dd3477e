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

package io.github.tracingboot.logging.events;

import java.time.Instant;
import java.util.Map;

import io.github.tracingboot.logging.lines.LogLine;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * A line about an exception.
 *
 * @param thrown the exception
 */
record FailedLine(@Nullable Throwable thrown) implements LogLine {

	@Override
	public LogLevel level() {
		return LogLevel.ERROR;
	}

	@Override
	public String logger() {
		return "com.example.Shop";
	}

	@Override
	public String message() {
		return "failed";
	}

	@Override
	public Instant timestamp() {
		return Instant.EPOCH;
	}

	@Override
	public String thread() {
		return "main";
	}

	@Override
	public Map<String, String> context() {
		return Map.of();
	}

}
