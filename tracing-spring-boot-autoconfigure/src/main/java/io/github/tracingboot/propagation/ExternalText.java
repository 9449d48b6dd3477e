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

import java.util.function.IntPredicate;

/**
 * Text from outside, made fit for where it may be shown: log lines, the MDC, tags and
 * headers. Nothing in it can begin a new line or a new header, reorder the text around it
 * or fail to be encoded, and it has a bound.
 *
 * @since 0.1.0
 */
public final class ExternalText {

	private static final char REPLACEMENT = '?';

	private ExternalText() {
	}

	/**
	 * Text for log lines, the MDC and tags: control characters, line and paragraph
	 * separators, bidirectional controls and unpaired surrogates are replaced.
	 * @param text the text from outside
	 * @param maxLength how many characters (of Java) are kept at most
	 * @return the clean text, the same object if there is nothing to do
	 */
	public static String clean(String text, int maxLength) {
		return replace(bound(text, maxLength), ExternalText::isShown);
	}

	/**
	 * Text for the value of a header: what is not printable ASCII is replaced, and white
	 * space around it is left out.
	 * @param text the text from outside
	 * @param maxLength how many characters (of Java) are kept at most
	 * @return the clean text, the same object if there is nothing to do
	 */
	public static String cleanHeaderValue(String text, int maxLength) {
		return replace(bound(text.strip(), maxLength), ExternalText::isPrintableAscii).strip();
	}

	/**
	 * Whether text can be the value of a header as it is.
	 * @param text the text
	 * @return whether {@link #cleanHeaderValue} has nothing to do but to bound it
	 */
	static boolean isHeaderValue(String text) {
		return cleanHeaderValue(text, text.length()).equals(text);
	}

	private static String bound(String text, int maxLength) {
		if (text.length() <= maxLength) {
			return text;
		}
		boolean halved = maxLength > 0 && Character.isHighSurrogate(text.charAt(maxLength - 1))
				&& Character.isLowSurrogate(text.charAt(maxLength));
		return text.substring(0, halved ? maxLength - 1 : maxLength);
	}

	private static String replace(String text, IntPredicate allowed) {
		int first = firstNot(allowed, text);
		if (first == text.length()) {
			return text;
		}
		StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
		for (int i = first; i < text.length();) {
			int codePoint = text.codePointAt(i);
			clean.appendCodePoint(allowed.test(codePoint) ? codePoint : REPLACEMENT);
			i += Character.charCount(codePoint);
		}
		return clean.toString();
	}

	private static int firstNot(IntPredicate allowed, String text) {
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			if (!allowed.test(codePoint)) {
				return i;
			}
			i += Character.charCount(codePoint);
		}
		return text.length();
	}

	private static boolean isPrintableAscii(int codePoint) {
		return codePoint >= ' ' && codePoint <= '~';
	}

	private static boolean isShown(int codePoint) {
		if (isPrintableAscii(codePoint)) {
			return true;
		}
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				false;
			case Character.FORMAT -> !isBidirectionalControl(codePoint);
			default -> true;
		};
	}

	// Bidi_Control of Unicode: marks, embeddings, overrides and isolates.
	private static boolean isBidirectionalControl(int codePoint) {
		return codePoint == 0x061C || codePoint == 0x200E || codePoint == 0x200F
				|| (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
	}

}
