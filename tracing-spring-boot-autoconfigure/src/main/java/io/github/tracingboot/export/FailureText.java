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

package io.github.tracingboot.export;

import java.nio.channels.ClosedChannelException;
import java.util.regex.Pattern;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Puts a failure into one line that may be shown: no stack trace, no credentials, no
 * control characters, bounded.
 */
final class FailureText {

	private static final int MAX_LENGTH = 200;

	private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");

	private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?]*)\\?\\S*");

	private static final Pattern HEADER_VALUE = Pattern.compile("(header value:? *)\".*");

	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

	private FailureText() {
	}

	static String of(Throwable failure) {
		Throwable root = root(failure);
		String message = root.getMessage();
		if (root instanceof BackendAnswerException) {
			return clean(String.valueOf(message));
		}
		String type = ClassUtils.getShortName(root.getClass());
		return StringUtils.hasText(message) ? type + ": " + clean(message) : type;
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		// The JDK's client hides a refused connection behind a closed channel below it.
		while (root.getCause() != null && !(root.getCause() instanceof ClosedChannelException)) {
			root = root.getCause();
		}
		return root;
	}

	static String clean(String text) {
		String oneLine = CONTROL.matcher(text).replaceAll(" ");
		String masked = USER_INFO.matcher(oneLine).replaceAll("//******@");
		masked = QUERY.matcher(masked).replaceAll("$1?******");
		masked = HEADER_VALUE.matcher(masked).replaceAll("$1******");
		return (masked.length() > MAX_LENGTH) ? masked.substring(0, MAX_LENGTH) + "…" : masked;
	}

}
