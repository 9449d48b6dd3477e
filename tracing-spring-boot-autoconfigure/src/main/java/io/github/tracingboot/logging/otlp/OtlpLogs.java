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

import io.github.tracingboot.logging.lines.LogLines;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;

/**
 * Sends log lines as long as the application context lives, those that were logged before
 * it had anything to send them with first.
 */
class OtlpLogs implements DisposableBean {

	private final LogLines.Registration registration;

	OtlpLogs(LogRecords records, @Nullable EarlyLines early) {
		// The early lines are older, so they get what is logged meanwhile.
		this.registration = LogLines.register(LogRecords.PURPOSE, records);
		if (early != null) {
			early.handOver(records);
		}
	}

	@Override
	public void destroy() {
		this.registration.close();
	}

}
