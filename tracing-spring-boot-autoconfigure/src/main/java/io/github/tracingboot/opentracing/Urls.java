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

package io.github.tracingboot.opentracing;

/**
 * URLs as they may be shown.
 */
final class Urls {

	private Urls() {
	}

	/**
	 * Leaves out what may be secret, as the spans of HTTP clients do: user, password and
	 * query.
	 * @param url the URL, or what was taken for one
	 * @return the rest
	 */
	static String withoutSecrets(String url) {
		int end = firstOf(url, 0, "?#");
		int authority = url.indexOf("://");
		if (authority == -1 || authority > end) {
			return url.substring(0, end);
		}
		int host = authority + 3;
		int path = Math.min(firstOf(url, host, "/"), end);
		int user = url.lastIndexOf('@', path - 1);
		return (user >= host) ? url.substring(0, host) + url.substring(user + 1, end) : url.substring(0, end);
	}

	private static int firstOf(String text, int from, String signs) {
		for (int i = from; i < text.length(); i++) {
			if (signs.indexOf(text.charAt(i)) != -1) {
				return i;
			}
		}
		return text.length();
	}

}
