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

package io.github.tracingboot.logging.otlp;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Keeps lines from the moment on at which the logging system is initialized, until the
 * application context takes them or has started without.
 */
class EarlyLinesApplicationListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private static final boolean CAN_EXPORT = ClassUtils.isPresent("io.opentelemetry.sdk.logs.SdkLoggerProvider",
			EarlyLinesApplicationListener.class.getClassLoader());

	private @Nullable EarlyLines lines;

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			prepare(prepared);
		}
		else if (event instanceof ApplicationStartedEvent || event instanceof ApplicationFailedEvent) {
			forget();
		}
	}

	private void prepare(ApplicationEnvironmentPreparedEvent event) {
		forget();
		if (!CAN_EXPORT || !isEnabled(event.getEnvironment())) {
			return;
		}
		EarlyLines early = new EarlyLines();
		this.lines = early;
		event.getBootstrapContext()
			.addCloseListener((closed) -> closed.getApplicationContext()
				.getBeanFactory()
				.registerSingleton("otlpEarlyLogLines", early));
	}

	private static boolean isEnabled(Environment environment) {
		return isOn(environment, "tracing.enabled", "true") && isOn(environment, OtlpLogsProperties.ENABLED, "false");
	}

	// As text: a wrong value is reported where the application can explain it.
	private static boolean isOn(Environment environment, String property, String defaultValue) {
		return environment.getProperty(property, defaultValue).trim().equalsIgnoreCase("true");
	}

	private void forget() {
		if (this.lines != null) {
			this.lines.close();
			this.lines = null;
		}
	}

	/**
	 * After Spring Boot has initialized the logging system.
	 */
	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 2;
	}

}
