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

package io.github.tracingboot.it;

import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link StructuredLoggingApplication} printed: its lines, the JSON documents among
 * them and the ids of its spans.
 */
public final class StructuredLogLines {

	private final ChildJvm.Result result;

	private final String[] ids;

	private StructuredLogLines(ChildJvm.Result result) {
		this.result = result;
		this.ids = result.line("ids=").split("[=:]");
	}

	/**
	 * Lines of an application that ended as it should.
	 * @param result what happened
	 * @return the lines
	 */
	public static StructuredLogLines of(ChildJvm.Result result) {
		assertThat(result.exitCode()).as(result.output()).isZero();
		return new StructuredLogLines(result);
	}

	/**
	 * All documents, each from a line of its own.
	 * @return the documents
	 */
	public List<Map<String, Object>> documents() {
		return this.result.output()
			.lines()
			.filter((line) -> line.startsWith("{"))
			.map(StructuredLogLines::parse)
			.toList();
	}

	/**
	 * The only line with a message.
	 * @param message the whole message
	 * @return the line
	 */
	public String text(String message) {
		return this.result.line("\"" + message + "\"");
	}

	/**
	 * The only document with a message.
	 * @param message the whole message
	 * @return the document
	 */
	public Map<String, Object> withMessage(String message) {
		return parse(text(message));
	}

	/**
	 * Id of the trace.
	 * @return the id
	 */
	public String traceId() {
		return this.ids[1];
	}

	/**
	 * Id of the root span.
	 * @return the id
	 */
	public String rootId() {
		return this.ids[2];
	}

	/**
	 * Id of the child span.
	 * @return the id
	 */
	public String childId() {
		return this.ids[3];
	}

	private static Map<String, Object> parse(String line) {
		return JsonPath.parse(line).json();
	}

}
