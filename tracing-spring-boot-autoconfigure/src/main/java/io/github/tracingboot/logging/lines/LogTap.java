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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.logging.LogLevel;

/**
 * Hands each line that reaches the root logger to one listener: the first that wants it.
 * Applications in one JVM share the logging system, and each would take the line for its
 * own.
 */
class LogTap {

	/** Lines about sending lines, or about the events made of them. */
	private static final List<String> IGNORED = List.of("io.opentelemetry.", "io.github.tracingboot.export.",
			"io.github.tracingboot.logging.", "jdk.httpclient.", "jdk.internal.httpclient.");

	private final String name;

	private final List<LogLineListener> listeners = new CopyOnWriteArrayList<>();

	// Not every logging system keeps a thread from entering an appender again.
	private final ThreadLocal<Boolean> entered = new ThreadLocal<>();

	private volatile int threshold = LogLevel.OFF.ordinal();

	LogTap(String name) {
		this.name = name;
	}

	String getName() {
		return this.name;
	}

	boolean isOpen() {
		return !this.listeners.isEmpty();
	}

	void add(LogLineListener listener) {
		this.listeners.add(listener);
		updateThreshold();
	}

	void remove(LogLineListener listener) {
		this.listeners.remove(listener);
		updateThreshold();
	}

	private void updateThreshold() {
		this.threshold = this.listeners.stream()
			.mapToInt((listener) -> listener.threshold().ordinal())
			.min()
			.orElse(LogLevel.OFF.ordinal());
	}

	boolean wants(LogLevel level, String logger) {
		return level.ordinal() >= this.threshold && level != LogLevel.OFF && !isIgnored(logger)
				&& this.entered.get() == null;
	}

	private static boolean isIgnored(String logger) {
		for (String prefix : IGNORED) {
			if (logger.startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	void accept(LogLine line) {
		this.entered.set(true);
		try {
			tell(line);
		}
		catch (RuntimeException | StackOverflowError ex) {
			// To log is what the application wants; it must not fail for what comes on
			// top, such as a redactor that does.
		}
		finally {
			this.entered.remove();
		}
	}

	private void tell(LogLine line) {
		for (LogLineListener listener : this.listeners) {
			if (line.level().compareTo(listener.threshold()) >= 0) {
				listener.accept(line);
				return;
			}
		}
	}

}
