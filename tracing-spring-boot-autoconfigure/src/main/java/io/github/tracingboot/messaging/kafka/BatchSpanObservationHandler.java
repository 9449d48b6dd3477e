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

package io.github.tracingboot.messaging.kafka;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.CurrentTraceContext;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Starts the spans of batches and of the records in them: the former with a link to each
 * record's sender, the latter as the sender's child, if the sender is trusted, with a
 * link to the batch.
 */
class BatchSpanObservationHandler implements TracingObservationHandler<Observation.Context> {

	private final Tracer tracer;

	private final Propagator propagator;

	BatchSpanObservationHandler(Tracer tracer, Propagator propagator) {
		this.tracer = tracer;
		this.propagator = propagator;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof BatchContext || context instanceof BatchRecordContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		Span surrounding = this.tracer.currentSpan();
		// What has no sender must not become a child of whatever is current.
		try (CurrentTraceContext.Scope scope = this.tracer.currentTraceContext().maybeScope(null)) {
			Span.Builder builder = (context instanceof BatchRecordContext record) ? record(record, surrounding)
					: batch((BatchContext) context);
			getTracingContext(context).setSpan(builder.kind(Span.Kind.CONSUMER).start());
		}
	}

	private Span.Builder batch(BatchContext context) {
		Span.Builder builder = this.tracer.spanBuilder().setNoParent();
		for (TraceContext sender : context.senders()) {
			builder.addLink(new Link(sender));
		}
		return builder;
	}

	private Span.Builder record(BatchRecordContext context, @Nullable Span surrounding) {
		Span.Builder builder = this.propagator.extract(context.record(), RecordGetter.INSTANCE);
		if (surrounding != null) {
			builder.addLink(new Link(surrounding.context()));
		}
		return builder;
	}

	@Override
	public void onStop(Observation.Context context) {
		Span span = getRequiredSpan(context);
		tagSpan(context, span);
		if (context.getError() != null) {
			span.tag("error.type", context.getError().getClass().getName());
		}
		span.name(getSpanName(context));
		endSpan(context, span);
	}

}
