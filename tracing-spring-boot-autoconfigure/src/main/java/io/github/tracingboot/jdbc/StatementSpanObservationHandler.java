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

package io.github.tracingboot.jdbc;

import java.sql.SQLException;
import java.sql.Statement;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import net.ttddyy.observation.tracing.QueryContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client span of each execution of a statement. The span lasts until the result
 * is read, where there is one.
 */
class StatementSpanObservationHandler implements TracingObservationHandler<QueryContext> {

	private final Tracer tracer;

	private final StatementDescriber describer;

	StatementSpanObservationHandler(Tracer tracer, StatementDescriber describer) {
		this.tracer = tracer;
		this.describer = describer;
	}

	/**
	 * Returns the span of a statement that has been started.
	 * @param context the context of the observation
	 * @return the span, or {@code null} if there is none or it is not recorded
	 */
	static @Nullable Span recordedSpan(QueryContext context) {
		TracingContext tracingContext = context.get(TracingContext.class);
		Span span = (tracingContext != null) ? tracingContext.getSpan() : null;
		return (span != null && !span.isNoop()) ? span : null;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof QueryContext;
	}

	@Override
	public void onStart(QueryContext context) {
		Span.Builder builder = this.tracer.spanBuilder().kind(Span.Kind.CLIENT);
		Span parent = getParentSpan(context);
		if (parent != null) {
			builder = builder.setParent(parent.context());
		}
		Span span = builder.start();
		getTracingContext(context).setSpan(span);
		if (!span.isNoop()) {
			// A failed statement may leave no connection to ask.
			context.put(DatabaseAddress.class, address(context.getExecutionInfo().getStatement()));
		}
	}

	@Override
	public void onError(QueryContext context) {
		// Described when it stops, without the message.
	}

	@Override
	public void onStop(QueryContext context) {
		getTracingContext(context).close();
		Span span = getRequiredSpan(context);
		if (span.isNoop()) {
			span.end();
			return;
		}
		tagSpan(context, span);
		this.describer.describe(span, context);
		Throwable error = context.getError();
		OpenResult result = context.get(OpenResult.class);
		if (error != null) {
			SqlFailure.describe(span, error);
		}
		if (result == null) {
			span.end();
		}
		else if (error != null) {
			result.end();
		}
	}

	private static DatabaseAddress address(Statement statement) {
		try {
			return DatabaseAddress.of(statement.getConnection().getMetaData().getURL());
		}
		catch (SQLException | RuntimeException ex) {
			return DatabaseAddress.UNKNOWN;
		}
	}

}
