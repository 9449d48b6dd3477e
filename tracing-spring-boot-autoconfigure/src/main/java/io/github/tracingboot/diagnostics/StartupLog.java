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

package io.github.tracingboot.diagnostics;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logger of all that the starter tells its operator while the application starts.
 *
 * @since 0.1.0
 */
public final class StartupLog {

	static final Log logger = LogFactory.getLog("io.github.tracingboot.Tracing");

	private StartupLog() {
	}

	/**
	 * Tells what the operator should change.
	 * @param message the message, free of credentials
	 */
	public static void warn(String message) {
		logger.warn(message);
	}

}
