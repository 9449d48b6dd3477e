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

package io.github.tracingboot.logging.events;

/**
 * Hides what must not leave the process from the text of log lines that become events of
 * spans. A bean of this type replaces the default, which hides credentials.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SpanEventRedactor {

	/**
	 * Hides what must not be seen. Called on the thread that logs, for the message, the
	 * message of the exception and its stack trace, each of which may be cut already. If
	 * it fails, there is no event.
	 * @param text the text
	 * @return the text that may be seen
	 */
	String redact(String text);

}
