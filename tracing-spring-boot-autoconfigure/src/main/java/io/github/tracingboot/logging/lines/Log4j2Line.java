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

package io.github.tracingboot.logging.lines;

import java.time.Instant;
import java.util.Map;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.spi.StandardLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * A line of Log4j2's.
 *
 * @param event the line
 */
record Log4j2Line(LogEvent event) implements LogLine {

	@Override
	public LogLevel level() {
		return level(this.event);
	}

	static LogLevel level(LogEvent event) {
		return switch (StandardLevel.getStandardLevel(event.getLevel().intLevel())) {
			case OFF, FATAL -> LogLevel.FATAL;
			case ERROR -> LogLevel.ERROR;
			case WARN -> LogLevel.WARN;
			case INFO -> LogLevel.INFO;
			case DEBUG -> LogLevel.DEBUG;
			case TRACE, ALL -> LogLevel.TRACE;
		};
	}

	@Override
	public String logger() {
		return this.event.getLoggerName();
	}

	@Override
	public String message() {
		return String.valueOf(this.event.getMessage().getFormattedMessage());
	}

	@Override
	public @Nullable Throwable thrown() {
		return this.event.getThrown();
	}

	@Override
	public Instant timestamp() {
		return Instant.ofEpochSecond(this.event.getInstant().getEpochSecond(),
				this.event.getInstant().getNanoOfSecond());
	}

	@Override
	public String thread() {
		return this.event.getThreadName();
	}

	@Override
	public Map<String, String> context() {
		return this.event.getContextData().toMap();
	}

}
