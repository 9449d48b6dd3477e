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
 * Cuts a statement into pieces and says of each whether it may hold a value. Reads every
 * character once. In doubt, a piece is a value: a literal without an end, a backslash
 * before a quote where it may or may not escape, a literal with a letter right behind it,
 * which is what values put together without escaping look like.
 */
final class SqlScanner {

	private final String sql;

	private final SqlDialect dialect;

	private final int end;

	private int position;

	private int tokenStart;

	private boolean spaced;

	/**
	 * Creates a scanner.
	 * @param sql the statement
	 * @param dialect the rules
	 */
	SqlScanner(String sql, SqlDialect dialect) {
		this.sql = sql;
		this.dialect = dialect;
		this.end = sql.length();
	}

	/**
	 * Moves on to the next piece.
	 * @return what it is
	 */
	SqlToken next() {
		this.spaced = skipBlanks();
		this.tokenStart = this.position;
		if (this.position >= this.end) {
			return SqlToken.END;
		}
		if (isBlockComment(this.position)) {
			return SqlToken.UNCERTAIN;
		}
		char first = at(this.position);
		if (this.dialect.isString(first)) {
			return string(first);
		}
		if (this.dialect.isNameQuote(first)) {
			return quotedName(first);
		}
		if (isDigit(first)) {
			return number();
		}
		if (first == '$' && !this.dialect.isMysql()) {
			return dollar();
		}
		if (isNamePart(first)) {
			return word();
		}
		this.position++;
		return (first == '?') ? SqlToken.LITERAL : SqlToken.SYMBOL;
	}

	/**
	 * Tells whether there was white space or a comment in front of the piece.
	 * @return whether there was
	 */
	boolean isSpaced() {
		return this.spaced;
	}

	/**
	 * Returns the piece as it stands in the statement.
	 * @return the piece, which may be a value
	 */
	String text() {
		return this.sql.substring(this.tokenStart, this.position);
	}

	private boolean skipBlanks() {
		int start = this.position;
		while (this.position < this.end) {
			if (at(this.position) <= ' ') {
				this.position++;
			}
			else if (isLineComment(this.position)) {
				skipLine();
			}
			else if (!isBlockComment(this.position) || !skipBlock()) {
				break;
			}
		}
		return this.position > start;
	}

	private boolean isLineComment(int index) {
		char first = at(index);
		if (first == '#') {
			return this.dialect.isMysql();
		}
		return first == '-' && at(index + 1) == '-' && (!this.dialect.isMysql() || at(index + 2) <= ' ');
	}

	private boolean isBlockComment(int index) {
		return at(index) == '/' && at(index + 1) == '*';
	}

	private void skipLine() {
		while (this.position < this.end && at(this.position) != '\n' && at(this.position) != '\r') {
			this.position++;
		}
	}

	// Some databases nest comments and some don't; MySQL runs what stands in /*! ... */.
	private boolean skipBlock() {
		char first = at(this.position + 2);
		if (first == '!' || (first == 'M' && at(this.position + 3) == '!')) {
			return false;
		}
		int close = this.sql.indexOf("*/", this.position + 2);
		int nested = this.sql.indexOf("/*", this.position + 2);
		if (nested != -1 && nested < close) {
			return false;
		}
		this.position = (close != -1) ? close + 2 : this.end;
		return true;
	}

	private SqlToken string(char quote) {
		for (this.position++; this.position < this.end; this.position++) {
			char current = at(this.position);
			if (current == '\\') {
				if (!this.dialect.isMysql() && at(this.position + 1) == quote) {
					return SqlToken.UNCERTAIN;
				}
				if (this.dialect.isMysql()) {
					this.position++;
				}
			}
			else if (current == quote) {
				this.position++;
				if (at(this.position) != quote) {
					return isNamePart(at(this.position)) ? SqlToken.UNCERTAIN : SqlToken.LITERAL;
				}
			}
		}
		return SqlToken.UNCERTAIN;
	}

	private SqlToken quotedName(char open) {
		char close = (open == '[') ? ']' : open;
		boolean plain = true;
		for (this.position++; this.position < this.end; this.position++) {
			char current = at(this.position);
			if (current == close) {
				this.position++;
				if (at(this.position) != close) {
					return plain ? SqlToken.QUOTED_NAME : SqlToken.LITERAL;
				}
			}
			plain &= isNamePart(current) || " .-/#$".indexOf(current) != -1;
		}
		return SqlToken.UNCERTAIN;
	}

	private SqlToken number() {
		boolean hex = at(this.position) == '0' && lower(at(this.position + 1)) == 'x';
		while (this.position < this.end) {
			char current = at(this.position);
			boolean sign = (current == '+' || current == '-') && !hex && lower(at(this.position - 1)) == 'e';
			if (!isNamePart(current) && current != '.' && !sign) {
				break;
			}
			this.position++;
		}
		return SqlToken.LITERAL;
	}

	// $1, $$text$$ or $tag$text$tag$
	private SqlToken dollar() {
		if (isDigit(at(this.position + 1))) {
			this.position++;
			return number();
		}
		int tagEnd = this.position + 1;
		while (isNamePart(at(tagEnd)) && at(tagEnd) != '$') {
			tagEnd++;
		}
		if (at(tagEnd) != '$') {
			this.position++;
			return SqlToken.SYMBOL;
		}
		String tag = this.sql.substring(this.position, tagEnd + 1);
		int close = this.sql.indexOf(tag, tagEnd + 1);
		if (close == -1) {
			return SqlToken.UNCERTAIN;
		}
		this.position = close + tag.length();
		return SqlToken.LITERAL;
	}

	private SqlToken word() {
		while (isNamePart(at(this.position)) || (at(this.position) == '#' && !this.dialect.isMysql())) {
			this.position++;
		}
		char behind = at(this.position);
		if (!this.dialect.isString(behind)) {
			return SqlToken.WORD;
		}
		// N'text', x'4D', _utf8'text', q'[text]'
		return isDelimitedByUser() ? delimitedByUser() : string(behind);
	}

	// What Oracle's q'[text]' looks like.
	private boolean isDelimitedByUser() {
		String prefix = this.sql.substring(this.tokenStart, this.position);
		return !this.dialect.isMysql() && (prefix.equalsIgnoreCase("q") || prefix.equalsIgnoreCase("nq"));
	}

	private SqlToken delimitedByUser() {
		char open = at(this.position + 1);
		int pair = "[{(<".indexOf(open);
		char close = (pair != -1) ? "]})>".charAt(pair) : open;
		int found = this.sql.indexOf(String.valueOf(close) + '\'', this.position + 2);
		if (found == -1) {
			return SqlToken.UNCERTAIN;
		}
		this.position = found + 2;
		return SqlToken.LITERAL;
	}

	private char at(int index) {
		return (index < this.end) ? this.sql.charAt(index) : '\0';
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	private static char lower(char character) {
		return Character.toLowerCase(character);
	}

	private static boolean isNamePart(char character) {
		return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || isDigit(character)
				|| character == '_' || character == '$' || character > '\u007f';
	}

}
