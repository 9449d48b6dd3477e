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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

import org.springframework.boot.logging.LogLevel;

/**
 * Hands Logback's lines to a tap.
 */
class LogbackAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

	private final LogTap tap;

	LogbackAppender(LogTap tap) {
		this.tap = tap;
		setName(tap.getName());
	}

	@Override
	public void doAppend(ILoggingEvent event) {
		if (this.tap.wants(level(event), event.getLoggerName())) {
			super.doAppend(event);
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.tap.accept(new LogbackLine(event));
	}

	static LogLevel level(ILoggingEvent event) {
		return switch (event.getLevel().toInt()) {
			case Level.TRACE_INT -> LogLevel.TRACE;
			case Level.DEBUG_INT -> LogLevel.DEBUG;
			case Level.INFO_INT -> LogLevel.INFO;
			case Level.WARN_INT -> LogLevel.WARN;
			default -> LogLevel.ERROR;
		};
	}

}
