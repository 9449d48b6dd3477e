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

package com.example.shop;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of the console, in the pattern of the application.
 */
public final class LogLine {

	private static final Pattern LINE = Pattern
		.compile("^ *[A-Z]+ \\[shop,([0-9a-f]*),([0-9a-f]*),([^,]*),([^,]*)] (\\S+) : (.*)$");

	private final Matcher line;

	private LogLine(Matcher line) {
		this.line = line;
	}

	/**
	 * Lines that have a text.
	 * @param console the console
	 * @param text the text
	 * @return the lines
	 */
	public static List<LogLine> of(CharSequence console, String text) {
		return console.toString()
			.lines()
			.map(LINE::matcher)
			.filter((line) -> line.matches() && line.group(6).contains(text))
			.map(LogLine::new)
			.collect(Collectors.toList());
	}

	/**
	 * What stands for {@code %X{traceId}}.
	 * @return the id, or an empty text
	 */
	public String traceId() {
		return this.line.group(1);
	}

	/**
	 * What stands for {@code %X{spanId}}.
	 * @return the id, or an empty text
	 */
	public String spanId() {
		return this.line.group(2);
	}

	/**
	 * What stands for {@code %X{tenant}}.
	 * @return the tenant, or an empty text
	 */
	public String tenant() {
		return this.line.group(3);
	}

	/**
	 * What stands for {@code %X{channel}}.
	 * @return the channel, or an empty text
	 */
	public String channel() {
		return this.line.group(4);
	}

	/**
	 * Whether the shop itself logged it.
	 * @return whether it did
	 */
	public boolean isOfTheShop() {
		return this.line.group(5).startsWith("com.example.shop.");
	}

	/**
	 * What was logged.
	 * @return the message
	 */
	public String message() {
		return this.line.group(6);
	}

	@Override
	public String toString() {
		return this.line.group();
	}

}
