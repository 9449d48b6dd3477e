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

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * How values of baggage are made fit for a header and read from one.
 *
 * @see <a href="https://www.w3.org/TR/baggage/#definition">W3C Baggage</a>
 */
enum BaggageCoding {

	/**
	 * Percent-encoding of the octets that a {@code baggage} header can't have.
	 */
	PERCENT(" \",;\\%", false),

	/**
	 * What Java calls URL-encoding. Written such that readers of {@link #PERCENT}
	 * understand it, too.
	 */
	URL(" \"!#$%&'()+,/:;<=>?@[\\]^`{|}~", true),

	/**
	 * As it is, as long as it fits into a header.
	 */
	NONE("", false) {

		@Override
		String encode(String value) {
			return ExternalText.cleanHeaderValue(value, value.length());
		}

		@Override
		String decode(String text) {
			return text;
		}

	};

	private static final HexFormat HEX = HexFormat.of().withUpperCase();

	private final String encoded;

	private final boolean plusIsSpace;

	BaggageCoding(String encoded, boolean plusIsSpace) {
		this.encoded = encoded;
		this.plusIsSpace = plusIsSpace;
	}

	String encode(String value) {
		StringBuilder result = new StringBuilder(value.length());
		for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
			if (isLiteral((char) octet)) {
				result.append((char) octet);
			}
			else {
				HEX.toHexDigits(result.append('%'), octet);
			}
		}
		return result.toString();
	}

	/**
	 * Number of characters that the encoded value would have.
	 * @param value the value
	 * @return the length
	 */
	int encodedLength(String value) {
		int length = 0;
		for (int i = 0; i < value.length(); i++) {
			char character = value.charAt(i);
			if (isLiteral(character)) {
				length++;
			}
			else {
				length += 3 * utf8Length(character);
			}
		}
		return length;
	}

	// Half of a pair is half of four octets.
	private static int utf8Length(char character) {
		if (character < 0x80) {
			return 1;
		}
		return (character < 0x800 || Character.isSurrogate(character)) ? 2 : 3;
	}

	private boolean isLiteral(char character) {
		return character > ' ' && character < 0x7F && this.encoded.indexOf(character) == -1;
	}

	/**
	 * Decodes a value. What is not encoded correctly is left as it is, and octets that
	 * are not UTF-8 are replaced.
	 * @param text the encoded value
	 * @return the value
	 */
	String decode(String text) {
		if (text.indexOf('%') == -1 && !(this.plusIsSpace && text.indexOf('+') != -1)) {
			return text;
		}
		byte[] octets = text.getBytes(StandardCharsets.UTF_8);
		int length = 0;
		for (int i = 0; i < octets.length; i++) {
			if (isEncoded(octets, i)) {
				octets[length++] = (byte) (HexFormat.fromHexDigit(octets[i + 1]) << 4
						| HexFormat.fromHexDigit(octets[i + 2]));
				i += 2;
			}
			else {
				octets[length++] = (this.plusIsSpace && octets[i] == '+') ? (byte) ' ' : octets[i];
			}
		}
		return new String(octets, 0, length, StandardCharsets.UTF_8);
	}

	private static boolean isEncoded(byte[] octets, int index) {
		return octets[index] == '%' && index + 2 < octets.length && HexFormat.isHexDigit(octets[index + 1])
				&& HexFormat.isHexDigit(octets[index + 2]);
	}

}
