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

package io.github.tracingboot.it.peers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line on the console of a service, with its ids as the service spells them:
 * {@code [trace-span]}, also with a name before them and a comma between, as Sleuth has
 * it.
 *
 * @param text the whole line
 */
record LogLine(String text) {

	private static final Pattern IDS = Pattern
		.compile("\\[(?:[^\\[\\],]*,)?(?<trace>[0-9a-f]+)[-,](?<span>[0-9a-f]+)]");

	String traceId() {
		return ids().group("trace");
	}

	String spanId() {
		return ids().group("span");
	}

	private Matcher ids() {
		Matcher ids = IDS.matcher(this.text);
		if (!ids.find()) {
			throw new AssertionError("No ids in: " + this.text);
		}
		return ids;
	}

}
