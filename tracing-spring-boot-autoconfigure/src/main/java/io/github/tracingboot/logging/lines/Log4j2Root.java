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

import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.LoggerConfig;

/**
 * The root logger in Log4j2's configuration.
 */
class Log4j2Root implements LogRoot {

	private final LoggerContext context;

	Log4j2Root() {
		this((LoggerContext) currentContext());
	}

	private Log4j2Root(LoggerContext context) {
		this.context = context;
	}

	static boolean isInUse() {
		return currentContext() instanceof LoggerContext;
	}

	// The same that Spring Boot configures.
	private static org.apache.logging.log4j.spi.LoggerContext currentContext() {
		return LogManager.getContext(false);
	}

	@Override
	public void attach(LogTap tap) {
		LoggerConfig root = root();
		if (!root.getAppenders().containsKey(tap.getName())) {
			Log4j2Appender appender = new Log4j2Appender(tap);
			appender.start();
			root.addAppender(appender, null, new Log4j2Filter(tap));
			this.context.updateLoggers();
		}
		ConfigurationListener listener = new ConfigurationListener(tap);
		this.context.removePropertyChangeListener(listener);
		this.context.addPropertyChangeListener(listener);
	}

	@Override
	public void detach(LogTap tap) {
		this.context.removePropertyChangeListener(new ConfigurationListener(tap));
		LoggerConfig root = root();
		Appender appender = root.getAppenders().get(tap.getName());
		if (appender != null) {
			root.removeAppender(tap.getName());
			appender.stop();
			this.context.updateLoggers();
		}
	}

	private LoggerConfig root() {
		return this.context.getConfiguration().getRootLogger();
	}

	/**
	 * Comes back with every new configuration.
	 */
	private record ConfigurationListener(LogTap tap) implements PropertyChangeListener {

		@Override
		public void propertyChange(PropertyChangeEvent event) {
			if (LoggerContext.PROPERTY_CONFIG.equals(event.getPropertyName())
					&& event.getSource() instanceof LoggerContext changed) {
				new Log4j2Root(changed).attach(this.tap);
			}
		}

	}

}
