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

package io.github.tracingboot.it.sleuth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A row of the documentation's table of differences. A value is meant literally where it
 * is printed as code, {@code none} means that there is none, and other words stand for
 * any value.
 *
 * @param subject the kind of span, or the log line
 * @param fact what of it
 * @param before how it was
 * @param after how it is
 * @param reason why
 */
record DocumentedDifference(String subject, String fact, String before, String after, String reason) {

	private static final Pattern COLUMN = Pattern.compile(" \\| ");

	/**
	 * All rows.
	 * @param document the documentation
	 * @return the rows, in turn
	 */
	static List<DocumentedDifference> listOf(Path document) {
		try {
			String text = Files.readString(document);
			String section = text.substring(text.indexOf("## What is different")).split("\n## ", 2)[0];
			return section.lines()
				.filter((line) -> line.startsWith("| ") && line.endsWith(" |"))
				.skip(1)
				.map((line) -> COLUMN.split(line.substring(2, line.length() - 2)))
				.map((cells) -> new DocumentedDifference(cells[0], cells[1], cells[2], cells[3], cells[4]))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean describes(Difference difference) {
		boolean everySpan = this.subject.equals("every span") && !difference.subject().equals("log line");
		return (everySpan || this.subject.equals(difference.subject())) && this.fact.equals(difference.fact())
				&& describes(this.before, difference.before()) && describes(this.after, difference.after());
	}

	private static boolean describes(String cell, @Nullable String value) {
		if (cell.startsWith("`")) {
			return cell.equals("`" + value + "`");
		}
		if (cell.equals("none") || value == null) {
			return cell.equals("none") && value == null;
		}
		return !cell.equals("empty") || value.isEmpty();
	}

}
