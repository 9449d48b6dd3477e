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

package io.github.tracingboot.logging;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One of Spring Boot's formatters of structured logs.
 *
 * @param format what it writes
 * @param context reads the events that it is given
 */
record JsonFormatter(JsonFormat format, EventContext context) {

	private static final String ROOT = "org.springframework.boot.logging.";

	private static final Map<String, JsonFormat> FORMATS = Map.of("ElasticCommonSchemaStructuredLogFormatter",
			JsonFormat.ECS, "LogstashStructuredLogFormatter", JsonFormat.LOGSTASH,
			"GraylogExtendedLogFormatStructuredLogFormatter", JsonFormat.GELF);

	private static final Map<String, Supplier<EventContext>> CONTEXTS = Map.of("logback", LogbackEventContext::new,
			"log4j2", Log4j2EventContext::new);

	/**
	 * The formatter that is being made on this thread. Spring Boot does not tell
	 * customizers whose members they customize, and the configuration does not say
	 * either: several may be in use at a time, also from the logging system's own files.
	 * @return the formatter, {@code null} if it is none of Spring Boot's
	 */
	static @Nullable JsonFormatter underConstruction() {
		return StackWalker.getInstance()
			.walk((frames) -> frames.map((frame) -> of(frame.getClassName()))
				.filter((formatter) -> formatter != null)
				.findFirst()
				.orElse(null));
	}

	private static @Nullable JsonFormatter of(String className) {
		if (!className.startsWith(ROOT)) {
			return null;
		}
		String[] names = className.substring(ROOT.length()).split("\\.");
		if (names.length != 2 || !CONTEXTS.containsKey(names[0]) || !FORMATS.containsKey(names[1])) {
			return null;
		}
		return new JsonFormatter(FORMATS.get(names[1]), CONTEXTS.get(names[0]).get());
	}

}
