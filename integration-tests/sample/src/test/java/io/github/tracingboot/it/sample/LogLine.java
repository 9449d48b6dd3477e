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

package io.github.tracingboot.it.sample;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line on a service's console, as Spring Boot lays it out.
 *
 * @param level the level
 * @param service the service's name
 * @param traceId the trace id, empty if the line has none
 * @param spanId the span id, empty if the line has none
 * @param logger the logger's name, which may be shortened
 * @param message the message
 */
record LogLine(String level, String service, String traceId, String spanId, String logger, String message) {

	private static final Pattern LAYOUT = Pattern.compile("\\S+ +(?<level>[A-Z]+) \\d+ --- \\[(?<service>[^]]+)] "
			+ "\\[[^]]*] \\[ *((?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16}))? *] (?<logger>\\S+) +: (?<message>.*)");

	static List<LogLine> parse(String console) {
		return console.lines().map(LAYOUT::matcher).filter(Matcher::matches).map(LogLine::of).toList();
	}

	private static LogLine of(Matcher line) {
		return new LogLine(line.group("level"), line.group("service"), orEmpty(line.group("trace")),
				orEmpty(line.group("span")), line.group("logger"), line.group("message"));
	}

	private static String orEmpty(String group) {
		return (group != null) ? group : "";
	}

	boolean isOf(String orderId) {
		return this.message.contains("Order " + orderId);
	}

}
