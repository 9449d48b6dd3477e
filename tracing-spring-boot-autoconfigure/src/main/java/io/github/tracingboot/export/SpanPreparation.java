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

package io.github.tracingboot.export;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a span before it is exported: {@link SpanDataTransformer transformers},
 * then the user's {@link SpanExportingPredicate predicates} and {@link SpanFilter
 * filters}.
 */
class SpanPreparation {

	private static final Log logger = LogFactory.getLog(SpanPreparation.class);

	private final List<SpanDataTransformer> transformers;

	private final List<SpanExportingPredicate> predicates;

	private final List<SpanFilter> filters;

	private final AtomicBoolean failureReported = new AtomicBoolean();

	SpanPreparation(List<SpanDataTransformer> transformers, List<SpanExportingPredicate> predicates,
			List<SpanFilter> filters) {
		this.transformers = transformers;
		this.predicates = predicates;
		this.filters = filters;
	}

	@Nullable SpanData apply(SpanData span) {
		if (this.transformers.isEmpty() && this.predicates.isEmpty() && this.filters.isEmpty()) {
			return span;
		}
		try {
			SpanData transformed = transform(span);
			return isExportable(transformed) ? filter(transformed) : null;
		}
		catch (RuntimeException ex) {
			// A filter may be there to hide something: what it didn't see must not leave.
			report(ex);
			return null;
		}
	}

	private SpanData transform(SpanData span) {
		SpanData transformed = span;
		for (SpanDataTransformer transformer : this.transformers) {
			transformed = transformer.transform(transformed);
		}
		return transformed;
	}

	private boolean isExportable(SpanData span) {
		for (SpanExportingPredicate predicate : this.predicates) {
			if (!predicate.isExportable(OtelFinishedSpan.fromOtel(span))) {
				return false;
			}
		}
		return true;
	}

	private SpanData filter(SpanData span) {
		if (this.filters.isEmpty()) {
			return span;
		}
		FinishedSpan finished = OtelFinishedSpan.fromOtel(span);
		for (SpanFilter filter : this.filters) {
			finished = filter.map(finished);
		}
		return OtelFinishedSpan.toOtel(finished);
	}

	private void report(RuntimeException ex) {
		if (this.failureReported.compareAndSet(false, true)) {
			logger.warn("A SpanDataTransformer, SpanExportingPredicate or SpanFilter failed, the span is not exported; "
					+ "further failures are logged at debug level", ex);
			return;
		}
		logger.debug("A SpanDataTransformer, SpanExportingPredicate or SpanFilter failed, the span is not exported",
				ex);
	}

}
