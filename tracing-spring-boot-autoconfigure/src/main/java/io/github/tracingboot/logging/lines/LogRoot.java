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

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.util.ClassUtils;

/**
 * The root logger of the logging system in use.
 */
interface LogRoot {

	/**
	 * Lets the tap see the lines, if it does not already. What configures the logging
	 * system anew removes it, and adds it again if the logging system tells.
	 * @param tap the tap
	 */
	void attach(LogTap tap);

	/**
	 * Removes the tap.
	 * @param tap the tap
	 */
	void detach(LogTap tap);

	/**
	 * That of the logging system that SLF4J writes to.
	 * @return the root logger, {@code null} if it is neither Logback's nor Log4j2's
	 */
	static @Nullable LogRoot current() {
		ILoggerFactory factory = LoggerFactory.getILoggerFactory();
		ClassLoader classLoader = LogRoot.class.getClassLoader();
		if (ClassUtils.isPresent("ch.qos.logback.classic.LoggerContext", classLoader)
				&& LogbackRoot.isRootOf(factory)) {
			return new LogbackRoot(factory);
		}
		if (ClassUtils.isPresent("org.apache.logging.log4j.core.LoggerContext", classLoader) && Log4j2Root.isInUse()) {
			return new Log4j2Root();
		}
		return null;
	}

}
