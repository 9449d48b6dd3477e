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

package io.github.tracingboot.sleuth.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The message about old names: a table with a line for each.
 */
final class OldPropertiesReport {

	private static final OldProperty HEADING = new OldProperty("Property", "Where", null, "What to do", false);

	private OldPropertiesReport() {
	}

	static String of(List<OldProperty> properties) {
		List<OldProperty> rows = new ArrayList<>();
		rows.add(HEADING);
		rows.addAll(properties);
		int names = width(rows, OldProperty::name);
		int origins = width(rows, OldProperty::origin);
		StringBuilder report = new StringBuilder(introduction(properties.size())).append("%n".formatted());
		rows.forEach((row) -> report.append(
				"%n    %s  %s  %s".formatted(padded(row.name(), names), padded(row.origin(), origins), row.advice())));
		return report.append("%n".formatted()).toString();
	}

	private static String introduction(int count) {
		return ((count != 1) ? count + " properties have names" : "1 property has a name")
				+ " of Spring Cloud Sleuth, of OpenTracing or of an earlier Spring Boot, without effect here."
				+ " No value was taken over.";
	}

	private static int width(List<OldProperty> rows, Function<OldProperty, String> column) {
		return rows.stream().map(column).mapToInt(String::length).max().orElse(0);
	}

	private static String padded(String text, int width) {
		return text + " ".repeat(width - text.length());
	}

}
