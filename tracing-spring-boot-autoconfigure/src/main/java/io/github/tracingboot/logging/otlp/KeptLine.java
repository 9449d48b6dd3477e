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

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import io.github.tracingboot.logging.lines.LogLine;
import io.opentelemetry.context.Context;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.LogLevel;

/**
 * A line that was logged earlier, with the context in which it was.
 *
 * @param level its level
 * @param logger name of its logger
 * @param message its message
 * @param thrown the exception, if there is one
 * @param timestamp when it was logged
 * @param thread name of the thread
 * @param context the MDC
 * @param current what was current
 */
record KeptLine(LogLevel level, String logger, String message, @Nullable Throwable thrown, Instant timestamp,
		String thread, Map<String, String> context, Context current) implements LogLine {

	static KeptLine of(LogLine line) {
		return new KeptLine(line.level(), line.logger(), LogRecords.cut(line.message()), line.thrown(),
				line.timestamp(), line.thread(), new HashMap<>(line.context()), Context.current());
	}

}
