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

package io.github.tracingboot.propagation;

/**
 * Reads the list of which a {@code baggage} header consists:
 * {@code name=value;property, name=value}.
 *
 * @see <a href="https://www.w3.org/TR/baggage/#definition">W3C Baggage</a>
 */
final class BaggageList {

	private BaggageList() {
	}

	static void read(String header, BaggageCoding coding, BaggageCollector into) {
		int start = 0;
		while (start < header.length()) {
			int end = indexOf(header, ',', start, header.length());
			readMember(header, start, end, coding, into);
			start = end + 1;
		}
	}

	private static void readMember(String header, int from, int to, BaggageCoding coding, BaggageCollector into) {
		int start = skipSpace(header, from, to);
		if (start == to || !into.mayRead(to - from)) {
			return;
		}
		int properties = indexOf(header, ';', start, to);
		int equals = indexOf(header, '=', start, properties);
		if (equals == properties) {
			into.dropUnnamed();
			return;
		}
		String name = header.substring(start, equals).strip();
		if (into.mayBeCalled(name)) {
			String value = header.substring(equals + 1, properties).strip();
			String metadata = (properties < to) ? header.substring(properties + 1, to).strip() : "";
			into.add(name, coding.decode(value), metadata);
		}
	}

	private static int skipSpace(String text, int from, int to) {
		int start = from;
		while (start < to && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
			start++;
		}
		return start;
	}

	// The end if there is none.
	private static int indexOf(String text, char character, int from, int to) {
		int index = from;
		while (index < to && text.charAt(index) != character) {
			index++;
		}
		return index;
	}

}
