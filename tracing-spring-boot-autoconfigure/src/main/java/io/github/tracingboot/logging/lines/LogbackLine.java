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

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * A line of Logback's.
 *
 * @param event the line
 */
record LogbackLine(ILoggingEvent event) implements LogLine {

	@Override
	public LogLevel level() {
		return LogbackAppender.level(this.event);
	}

	@Override
	public String logger() {
		return this.event.getLoggerName();
	}

	@Override
	public String message() {
		return String.valueOf(this.event.getFormattedMessage());
	}

	@Override
	public @Nullable Throwable thrown() {
		return (this.event.getThrowableProxy() instanceof ThrowableProxy proxy) ? proxy.getThrowable() : null;
	}

	@Override
	public Instant timestamp() {
		Instant instant = this.event.getInstant();
		return (instant != null) ? instant : Instant.ofEpochMilli(this.event.getTimeStamp());
	}

	@Override
	public String thread() {
		return this.event.getThreadName();
	}

	@Override
	public Map<String, String> context() {
		return this.event.getMDCPropertyMap();
	}

}
