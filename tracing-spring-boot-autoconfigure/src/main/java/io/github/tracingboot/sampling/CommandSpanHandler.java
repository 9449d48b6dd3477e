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

package io.github.tracingboot.sampling;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of the commands of a data store: only inside a trace, and without the
 * messages of errors, in which stores like to quote keys and values. Works on the span
 * alone: the observation, and so the application's metrics, keep their names and tags.
 *
 * @param <T> the type of context
 * @since 0.1.0
 */
public abstract class CommandSpanHandler<T extends SenderContext<?>> implements TracingObservationHandler<T> {

	private final Tracer tracer;

	private final Class<T> contextType;

	/**
	 * Creates a handler.
	 * @param tracer starts the spans
	 * @param contextType the type of context whose spans these are
	 */
	protected CommandSpanHandler(Tracer tracer, Class<T> contextType) {
		this.tracer = tracer;
		this.contextType = contextType;
	}

	/**
	 * Whether a command has a span, given that there is a trace.
	 * @param context the context
	 * @return {@code false} for what belongs to the upkeep of a connection
	 */
	protected abstract boolean isWorthASpan(T context);

	/**
	 * Name of the span.
	 * @param context the context
	 * @return the name
	 */
	protected abstract String spanName(T context);

	/**
	 * Sets attributes of the span that the context has no key values for.
	 * @param context the context
	 * @param span the span, which is recorded
	 */
	protected abstract void describe(T context, Span span);

	/**
	 * Code with which the store refused the command.
	 * @param context the context
	 * @return the code, of low cardinality, or {@code null} if it did not
	 */
	protected abstract @Nullable String refusal(T context);

	/**
	 * Whether a key value becomes a tag.
	 * @param keyValue the key value of the observation
	 * @return {@code false} for what may quote keys and values
	 */
	protected boolean isTag(KeyValue keyValue) {
		return true;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return this.contextType.isInstance(context);
	}

	@Override
	public void onStart(T context) {
		// Handlers of meters insist on one, with a span or without.
		TracingContext tracingContext = getTracingContext(context);
		Span parent = getParentSpan(context);
		if (parent == null || !isWorthASpan(context)) {
			return;
		}
		Span.Builder builder = this.tracer.spanBuilder().kind(Span.Kind.CLIENT).setParent(parent.context());
		String service = context.getRemoteServiceName();
		if (service != null) {
			builder.remoteServiceName(service);
		}
		tracingContext.setSpan(builder.start());
	}

	/**
	 * The span that was current when the command was issued. What is current on the
	 * thread that sends it may be another request's.
	 */
	@Override
	public @Nullable Span getParentSpan(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		TracingContext tracingContext = (parent != null) ? parent.getContextView().get(TracingContext.class) : null;
		return (tracingContext != null) ? tracingContext.getSpan() : null;
	}

	@Override
	public void onError(T context) {
		// Described when the command ends, without the message.
	}

	@Override
	public void onEvent(Observation.Event event, T context) {
		if (span(context) != null) {
			TracingObservationHandler.super.onEvent(event, context);
		}
	}

	// A command without a span leaves the one that is current alone.
	@Override
	public void onScopeOpened(T context) {
		if (span(context) != null) {
			TracingObservationHandler.super.onScopeOpened(context);
		}
	}

	@Override
	public void onStop(T context) {
		Span span = span(context);
		if (span == null) {
			return;
		}
		if (!span.isNoop()) {
			tagSpan(context, span);
			describe(context, span);
			describeFailure(context, span);
		}
		span.name(spanName(context));
		endSpan(context, span);
	}

	@Override
	public void tagSpan(T context, Span span) {
		for (KeyValue keyValue : context.getAllKeyValues()) {
			if (isTag(keyValue)) {
				span.tag(keyValue.getKey(), keyValue.getValue());
			}
		}
	}

	private void describeFailure(T context, Span span) {
		String refusal = refusal(context);
		Throwable error = context.getError();
		if (refusal != null) {
			span.tag("db.response.status_code", refusal);
			markFailed(span, refusal);
		}
		else if (error != null) {
			markFailed(span, error.getClass().getName());
		}
	}

	// With span.error(…) the message would be on the span.
	private static void markFailed(Span span, String errorType) {
		span.tag("error.type", errorType);
		if (span instanceof OtelSpan) {
			OtelSpan.toOtel(span).setStatus(StatusCode.ERROR);
		}
		else {
			span.tag("error", errorType);
		}
	}

	private @Nullable Span span(T context) {
		return getTracingContext(context).getSpan();
	}

}
