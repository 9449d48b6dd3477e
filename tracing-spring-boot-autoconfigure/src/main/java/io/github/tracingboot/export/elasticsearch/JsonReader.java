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

package io.github.tracingboot.export.elasticsearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads JSON. Answers of the bulk API hold texts with quotes and braces in them, which
 * Spring Boot's basic parser can't tell from structure, and an application may have no
 * other parser.
 */
final class JsonReader {

	private static final int MAX_DEPTH = 50;

	private final String text;

	private int position;

	private int depth;

	private JsonReader(String text) {
		this.text = text;
	}

	/**
	 * Reads an object.
	 * @param text the text
	 * @return its members: maps, lists, strings, numbers, booleans and null
	 * @throws IllegalArgumentException if the text is not an object in JSON
	 */
	static Map<String, @Nullable Object> object(String text) {
		JsonReader reader = new JsonReader(text);
		reader.skipSpace();
		Map<String, @Nullable Object> object = reader.readObject();
		reader.skipSpace();
		if (reader.position != text.length()) {
			throw reader.unexpected();
		}
		return object;
	}

	private @Nullable Object readValue() {
		skipSpace();
		return switch (peek()) {
			case '{' -> readObject();
			case '[' -> readArray();
			case '"' -> readString();
			case 't' -> literal("true", Boolean.TRUE);
			case 'f' -> literal("false", Boolean.FALSE);
			case 'n' -> literal("null", null);
			default -> readNumber();
		};
	}

	private Map<String, @Nullable Object> readObject() {
		Map<String, @Nullable Object> object = new LinkedHashMap<>();
		enter('{');
		boolean more = !take('}');
		while (more) {
			skipSpace();
			String name = readString();
			skipSpace();
			expect(':');
			object.put(name, readValue());
			more = another('}');
		}
		this.depth--;
		return object;
	}

	private List<@Nullable Object> readArray() {
		List<@Nullable Object> array = new ArrayList<>();
		enter('[');
		boolean more = !take(']');
		while (more) {
			array.add(readValue());
			more = another(']');
		}
		this.depth--;
		return array;
	}

	private void enter(char start) {
		expect(start);
		skipSpace();
		if (++this.depth > MAX_DEPTH) {
			throw unexpected();
		}
	}

	private boolean another(char end) {
		skipSpace();
		if (take(end)) {
			return false;
		}
		expect(',');
		return true;
	}

	private String readString() {
		expect('"');
		StringBuilder string = new StringBuilder();
		for (char character = next(); character != '"'; character = next()) {
			string.append((character == '\\') ? readEscaped() : character);
		}
		return string.toString();
	}

	private char readEscaped() {
		char character = next();
		return switch (character) {
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'u' -> readUnicode();
			default -> character;
		};
	}

	private char readUnicode() {
		int code = 0;
		for (int i = 0; i < 4; i++) {
			int digit = Character.digit(next(), 16);
			if (digit < 0) {
				throw unexpected();
			}
			code = code * 16 + digit;
		}
		return (char) code;
	}

	private Number readNumber() {
		int start = this.position;
		while (this.position < this.text.length() && "+-.0123456789eE".indexOf(peek()) >= 0) {
			this.position++;
		}
		// What is not a number is an IllegalArgumentException as well.
		String number = this.text.substring(start, this.position);
		if (number.matches("-?\\d{1,18}")) {
			return Long.valueOf(number);
		}
		return Double.valueOf(number);
	}

	private @Nullable Object literal(String literal, @Nullable Object value) {
		if (!this.text.startsWith(literal, this.position)) {
			throw unexpected();
		}
		this.position += literal.length();
		return value;
	}

	private void skipSpace() {
		while (this.position < this.text.length() && " \t\r\n".indexOf(this.text.charAt(this.position)) >= 0) {
			this.position++;
		}
	}

	private boolean take(char expected) {
		boolean found = peek() == expected;
		this.position += found ? 1 : 0;
		return found;
	}

	private void expect(char expected) {
		if (next() != expected) {
			throw unexpected();
		}
	}

	private char next() {
		char next = peek();
		this.position++;
		return next;
	}

	private char peek() {
		if (this.position >= this.text.length()) {
			throw unexpected();
		}
		return this.text.charAt(this.position);
	}

	private IllegalArgumentException unexpected() {
		return new IllegalArgumentException("Not the JSON that is expected, at character " + this.position);
	}

}
