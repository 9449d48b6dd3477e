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

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The members of the {@code tracestate} header.
 *
 * @see <a href="https://www.w3.org/TR/trace-context-2/#tracestate-header">Trace Context
 * level 2, tracestate</a>
 */
final class TraceStateHeader {

	static final int MAX_MEMBERS = 32;

	private static final int MAX_LENGTH = 512;

	private static final int LONG_MEMBER = 128;

	private static final int MAX_KEY_LENGTH = 256;

	private static final int MAX_VALUE_LENGTH = 256;

	private static final int MAX_TENANT_LENGTH = 241;

	private static final int MAX_SYSTEM_LENGTH = 14;

	private final Map<String, String> members = new LinkedHashMap<>();

	private int count;

	// Of all members, each with a comma: one more than there are.
	private int length;

	private TraceStateHeader() {
	}

	/**
	 * Reads one list from several headers.
	 * @param headers the values of the headers in order
	 * @return the members, none if any is malformed or there are too many
	 */
	static Map<String, String> read(Iterator<String> headers) {
		TraceStateHeader result = new TraceStateHeader();
		while (headers.hasNext()) {
			if (!result.add(headers.next())) {
				return Map.of();
			}
		}
		result.shorten(LONG_MEMBER);
		result.shorten(0);
		return Collections.unmodifiableMap(result.members);
	}

	static String write(Map<String, String> members) {
		StringBuilder header = new StringBuilder();
		members.forEach((key, value) -> {
			if (!header.isEmpty()) {
				header.append(',');
			}
			header.append(key).append('=').append(value);
		});
		return header.toString();
	}

	private boolean add(@Nullable String header) {
		int start = 0;
		while (header != null && start <= header.length()) {
			int comma = header.indexOf(',', start);
			int end = (comma != -1) ? comma : header.length();
			if (!add(header, start, end)) {
				return false;
			}
			start = end + 1;
		}
		return true;
	}

	// Empty members are allowed.
	private boolean add(String header, int start, int end) {
		int from = start;
		int to = end;
		while (from < to && isWhitespace(header.charAt(from))) {
			from++;
		}
		while (from < to && isWhitespace(header.charAt(to - 1))) {
			to--;
		}
		return from == to || (++this.count <= MAX_MEMBERS && addMember(header, from, to));
	}

	private boolean addMember(String header, int from, int to) {
		int equals = header.indexOf('=', from);
		if (equals == -1 || equals >= to || to - from > MAX_KEY_LENGTH + 1 + MAX_VALUE_LENGTH) {
			return false;
		}
		String key = header.substring(from, equals);
		String value = header.substring(equals + 1, to);
		// The first of several with one key is the latest.
		if (this.members.putIfAbsent(key, value) == null) {
			this.length += to - from + 1;
		}
		return isMember(key, value);
	}

	// Long members go first, then those at the end.
	private void shorten(int longerThan) {
		List<Map.Entry<String, String>> entries = new ArrayList<>(this.members.entrySet());
		for (int i = entries.size() - 1; i >= 0 && this.length - 1 > MAX_LENGTH; i--) {
			Map.Entry<String, String> entry = entries.get(i);
			int memberLength = entry.getKey().length() + 1 + entry.getValue().length();
			if (memberLength > longerThan) {
				this.members.remove(entry.getKey());
				this.length -= memberLength + 1;
			}
		}
	}

	static boolean isMember(String key, String value) {
		return isKey(key) && isValue(value);
	}

	// Level 1 has a form for keys with a tenant; level 2, others that begin with a digit.
	private static boolean isKey(String key) {
		if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || !isLetterOrDigit(key.charAt(0))) {
			return false;
		}
		int at = key.indexOf('@');
		if (at != -1 && (at > MAX_TENANT_LENGTH || at == key.length() - 1 || key.length() - at - 1 > MAX_SYSTEM_LENGTH
				|| key.indexOf('@', at + 1) != -1)) {
			return false;
		}
		return key.chars().allMatch((c) -> isLetterOrDigit(c) || "_-*/@".indexOf(c) != -1);
	}

	private static boolean isValue(String value) {
		return !value.isEmpty() && value.length() <= MAX_VALUE_LENGTH && value.charAt(value.length() - 1) != ' '
				&& value.chars().allMatch((c) -> c >= ' ' && c <= '~' && c != ',' && c != '=');
	}

	private static boolean isLetterOrDigit(int c) {
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	}

	private static boolean isWhitespace(char c) {
		return c == ' ' || c == '\t';
	}

}
