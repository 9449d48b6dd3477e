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

import java.util.Random;

/**
 * Text of the kinds that strangers send.
 */
final class RandomText {

	private static final String SPECIAL = ",;=%\"\\ \t\r\n\u0000\u007F\u0085\u00FC\u2028\u202E\uD83D\uDC69\uFFFF";

	private RandomText() {
	}

	/**
	 * Text of a random mixture of letters, syntax, percent-encoding and any character.
	 * @param random where it comes from
	 * @param maxLength how many pieces it has at most
	 * @return the text
	 */
	static String next(Random random, int maxLength) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
			switch (random.nextInt(5)) {
				case 0 -> text.append(SPECIAL.charAt(random.nextInt(SPECIAL.length())));
				case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
				case 2 -> text.append('%').append(Integer.toHexString(random.nextInt(256)));
				default -> text.append((char) ('a' + random.nextInt(26)));
			}
		}
		return text.toString();
	}

}
