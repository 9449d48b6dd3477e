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

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where to ask for log lines. The logging system is the JVM's, and so is this: it serves
 * all application contexts, and what one of them does to the logging system must not cost
 * the others their lines.
 *
 * @since 0.1.0
 */
public final class LogLines {

	private static final List<LogTap> taps = new ArrayList<>();

	private LogLines() {
	}

	/**
	 * Whether the logging system in use can tell its lines.
	 * @return whether it is Logback or Log4j2
	 */
	public static boolean isSupported() {
		return LogRoot.current() != null;
	}

	/**
	 * Lets a listener know lines from now on, until the registration is closed. Of
	 * listeners with the same purpose, the oldest that wants a line gets it.
	 * @param purpose what the lines are for; names the appender
	 * @param listener the listener
	 * @return to be closed, idempotent
	 */
	public static Registration register(String purpose, LogLineListener listener) {
		synchronized (taps) {
			LogTap tap = taps.stream()
				.filter((candidate) -> candidate.getName().equals(purpose))
				.findFirst()
				.orElseGet(() -> new LogTap(purpose));
			tap.add(listener);
			if (!taps.contains(tap)) {
				taps.add(tap);
			}
		}
		attachAll();
		return () -> unregister(purpose, listener);
	}

	private static void unregister(String purpose, LogLineListener listener) {
		synchronized (taps) {
			for (LogTap tap : List.copyOf(taps)) {
				if (tap.getName().equals(purpose)) {
					tap.remove(listener);
					close(tap);
				}
			}
		}
	}

	private static void close(LogTap tap) {
		if (!tap.isOpen()) {
			taps.remove(tap);
			LogRoot root = LogRoot.current();
			if (root != null) {
				root.detach(tap);
			}
		}
	}

	/**
	 * Comes back after the logging system was initialized.
	 */
	static void attachAll() {
		synchronized (taps) {
			@Nullable LogRoot root = taps.isEmpty() ? null : LogRoot.current();
			if (root != null) {
				taps.forEach(root::attach);
			}
		}
	}

	/**
	 * Lets a listener know lines.
	 */
	@FunctionalInterface
	public interface Registration extends AutoCloseable {

		@Override
		void close();

	}

}
