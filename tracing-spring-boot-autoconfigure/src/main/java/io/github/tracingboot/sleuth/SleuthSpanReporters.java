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

package io.github.tracingboot.sleuth;

import java.util.List;

import io.micrometer.tracing.exporter.FinishedSpan;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.cloud.sleuth.exporter.SpanReporter;

/**
 * Hands spans to the user's beans of Sleuth's {@link SpanReporter}.
 */
final class SleuthSpanReporters implements io.micrometer.tracing.exporter.SpanReporter {

	private static final Log logger = LogFactory.getLog(SleuthSpanReporters.class);

	private final List<SpanReporter> reporters;

	SleuthSpanReporters(List<SpanReporter> reporters) {
		this.reporters = reporters;
	}

	@Override
	public void report(FinishedSpan span) {
		SleuthFinishedSpan view = new SleuthFinishedSpan(span);
		for (SpanReporter reporter : this.reporters) {
			try {
				reporter.report(view);
			}
			catch (RuntimeException ex) {
				logger.debug("A SpanReporter failed, others get the span", ex);
			}
		}
	}

}
