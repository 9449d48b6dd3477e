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

import java.util.Locale;

import io.github.tracingboot.diagnostics.StartupContributor;
import io.github.tracingboot.diagnostics.StartupReport;
import io.github.tracingboot.diagnostics.StartupReport.Topic;
import io.github.tracingboot.logging.lines.LogLines;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.logging.LogLevel;

/**
 * Records log lines as events of spans as long as the application context lives.
 */
class SpanEventRegistration implements StartupContributor, DisposableBean {

	private final LogLevel level;

	private final LogLines.@Nullable Registration registration;

	SpanEventRegistration(LogLevel level, SpanEventRedactor redactor) {
		this.level = level;
		this.registration = (level != LogLevel.OFF && LogLines.isSupported())
				? LogLines.register("tracing-span-events", new SpanEventRecorder(level, new EventText(redactor)))
				: null;
	}

	@Override
	public void contribute(StartupReport report) {
		if (this.registration != null) {
			report.add(Topic.SPAN_EVENTS, "log lines from " + this.level.name().toLowerCase(Locale.ROOT));
		}
		else {
			report.off("span-events", (this.level == LogLevel.OFF) ? "tracing.logging.span-events.level=off"
					: "the logging system is neither Logback nor Log4j2");
		}
	}

	@Override
	public void destroy() {
		if (this.registration != null) {
			this.registration.close();
		}
	}

}
