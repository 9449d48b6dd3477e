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

package io.github.tracingboot.jdbc;

/**
 * Writes a statement down again, without the values.
 */
final class SqlText {

	private static final String PLACEHOLDER = "?";

	private static final String CUT = "...";

	private final int maxLength;

	private final StringBuilder text = new StringBuilder();

	private boolean full;

	private Values values = Values.NONE;

	SqlText(int maxLength) {
		this.maxLength = maxLength;
	}

	void append(SqlToken token, SqlScanner scanner) {
		if (this.full) {
			return;
		}
		boolean spaced = scanner.isSpaced();
		String piece = (token == SqlToken.LITERAL) ? PLACEHOLDER : scanner.text();
		if (isRepetition(token, piece)) {
			return;
		}
		if (this.values == Values.COMMA) {
			write(",", false);
		}
		this.values = this.values.after(token, piece);
		write(piece, spaced);
	}

	void hideRest(boolean spaced) {
		if (!this.full) {
			write(PLACEHOLDER, spaced);
		}
	}

	void cut() {
		if (!this.full) {
			this.full = true;
			this.text.append(CUT);
		}
	}

	// Of a list of values, the first one stands for all.
	private boolean isRepetition(SqlToken token, String piece) {
		if (this.values == Values.VALUE && piece.equals(",")) {
			this.values = Values.COMMA;
			return true;
		}
		if (this.values == Values.COMMA && token == SqlToken.LITERAL) {
			this.values = Values.VALUE;
			return true;
		}
		return false;
	}

	private void write(String piece, boolean spaced) {
		String separator = (spaced && !this.text.isEmpty()) ? " " : "";
		if (this.text.length() + separator.length() + piece.length() > this.maxLength) {
			cut();
			return;
		}
		this.text.append(separator).append(piece);
	}

	@Override
	public String toString() {
		return (this.maxLength > 0) ? this.text.toString() : "";
	}

	/**
	 * How far a list of values behind {@code IN} has come.
	 */
	private enum Values {

		NONE, IN, OPEN, VALUE, COMMA;

		Values after(SqlToken token, String piece) {
			if (token == SqlToken.WORD && piece.equalsIgnoreCase("IN")) {
				return IN;
			}
			if (this == IN && piece.equals("(")) {
				return OPEN;
			}
			return (this == OPEN && token == SqlToken.LITERAL) ? VALUE : NONE;
		}

	}

}
