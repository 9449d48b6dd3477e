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

import java.util.ArrayList;
import java.util.List;

import io.github.tracingboot.logging.lines.LogLine;
import io.github.tracingboot.logging.lines.LogLineListener;
import io.github.tracingboot.logging.lines.LogLines;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * Keeps the lines that are logged before there is anything to send them with: the first
 * ones, because they tell how an application was started.
 */
class EarlyLines implements LogLineListener {

	static final int MAXIMUM_SIZE = 1000;

	private final List<KeptLine> lines = new ArrayList<>();

	private final LogLines.Registration registration;

	private @Nullable LogRecords successor;

	private boolean closed;

	EarlyLines() {
		this.registration = LogLines.register(LogRecords.PURPOSE, this);
	}

	@Override
	public LogLevel threshold() {
		return LogLevel.TRACE;
	}

	@Override
	public synchronized void accept(LogLine line) {
		if (this.successor != null) {
			// Came here while the lines were handed over.
			this.successor.accept(line);
		}
		else if (!this.closed && this.lines.size() < MAXIMUM_SIZE) {
			this.lines.add(KeptLine.of(line));
		}
	}

	/**
	 * Hands all lines over, with those to come.
	 * @param successor takes them
	 */
	void handOver(LogRecords successor) {
		synchronized (this) {
			this.successor = successor;
			this.lines.forEach(successor::replay);
			this.lines.clear();
		}
		this.registration.close();
	}

	/**
	 * Forgets the lines. Idempotent.
	 */
	void close() {
		synchronized (this) {
			this.closed = true;
			this.lines.clear();
		}
		this.registration.close();
	}

}
