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
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.cloud.sleuth.exporter.SpanFilter;

/**
 * Asks the user's beans of Sleuth's {@link SpanFilter} which spans are exported.
 */
final class SleuthSpanFilters implements SpanExportingPredicate {

	private static final Log logger = LogFactory.getLog(SleuthSpanFilters.class);

	private final List<SpanFilter> filters;

	SleuthSpanFilters(List<SpanFilter> filters) {
		this.filters = filters;
	}

	@Override
	public boolean isExportable(FinishedSpan span) {
		SleuthFinishedSpan view = new SleuthFinishedSpan(span);
		return this.filters.stream().allMatch((filter) -> isExportable(filter, view));
	}

	// A failure would take all spans along that are exported with this one. This one may
	// be what the filter was to keep back.
	private static boolean isExportable(SpanFilter filter, SleuthFinishedSpan span) {
		try {
			return filter.isExportable(span);
		}
		catch (RuntimeException ex) {
			logger.debug("A SpanFilter failed, the span is not exported", ex);
			return false;
		}
	}

}
