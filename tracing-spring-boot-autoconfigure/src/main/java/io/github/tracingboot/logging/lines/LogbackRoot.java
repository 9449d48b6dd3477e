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

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import org.slf4j.ILoggerFactory;

/**
 * Logback's root logger.
 */
class LogbackRoot implements LogRoot {

	private final LoggerContext context;

	LogbackRoot(ILoggerFactory context) {
		this.context = (LoggerContext) context;
	}

	static boolean isRootOf(ILoggerFactory factory) {
		return factory instanceof LoggerContext;
	}

	@Override
	public void attach(LogTap tap) {
		Logger root = root();
		if (root.getAppender(tap.getName()) == null) {
			LogbackAppender appender = new LogbackAppender(tap);
			appender.setContext(this.context);
			appender.start();
			root.addAppender(appender);
		}
		ResetListener listener = new ResetListener(tap);
		if (!this.context.getCopyOfListenerList().contains(listener)) {
			this.context.addListener(listener);
		}
	}

	@Override
	public void detach(LogTap tap) {
		this.context.removeListener(new ResetListener(tap));
		Logger root = root();
		Appender<ILoggingEvent> appender = root.getAppender(tap.getName());
		if (appender != null) {
			root.detachAppender(appender);
			appender.stop();
		}
	}

	private Logger root() {
		return this.context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	/**
	 * Comes back when the configuration is read again. Gone with all listeners when the
	 * context is stopped.
	 */
	private record ResetListener(LogTap tap) implements LoggerContextListener {

		@Override
		public boolean isResetResistant() {
			return true;
		}

		@Override
		public void onReset(LoggerContext context) {
			new LogbackRoot(context).attach(this.tap);
		}

		@Override
		public void onStart(LoggerContext context) {
		}

		@Override
		public void onStop(LoggerContext context) {
		}

		@Override
		public void onLevelChange(Logger logger, Level level) {
		}

	}

}
