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

package io.github.tracingboot.logging.lines;

import org.springframework.boot.logging.LogLevel;

/**
 * Is told of lines at the moment at which they are logged.
 *
 * @since 0.1.0
 */
public interface LogLineListener {

	/**
	 * The least level of lines it wants.
	 * @return the level, {@link LogLevel#OFF} for none
	 */
	LogLevel threshold();

	/**
	 * Takes a line at or above the threshold. Called on the thread that logs it, unless
	 * the logging system itself hands lines to another one. Lines that are logged
	 * meanwhile, by the same thread, are not told.
	 * @param line the line
	 */
	void accept(LogLine line);

}
