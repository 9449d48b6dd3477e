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

package io.github.tracingboot.redis;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.lettuce.core.tracing.LettuceObservationContext;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of Redis commands, named and described as OpenTelemetry's semantic
 * conventions for Redis (1.37) ask for. Keys and values are in none of them, nor are
 * messages of errors, as Redis likes to quote arguments there. Works on the span alone:
 * the observation, and so the application's metrics, keep their names and tags.
 * <p>
 * Commands that belong to the upkeep of a connection have no span, and none has when the
 * instrumentation is switched off.
 */
class RedisCommandSpanHandler implements TracingObservationHandler<LettuceObservationContext> {

	private static final Set<String> UPKEEP = Set.of("AUTH", "HELLO", "PING");

	private static final String ERROR_REPLY = "lettuce.command.error";

	// WRONGTYPE, NOSCRIPT, ERR: in capitals, up to the first space.
	private static final Pattern ERROR_PREFIX = Pattern.compile("[A-Z][A-Z0-9_]{1,30}");

	private final Tracer tracer;

	private final RedisDatabases databases;

	private final boolean enabled;

	RedisCommandSpanHandler(Tracer tracer, RedisDatabases databases, boolean enabled) {
		this.tracer = tracer;
		this.databases = databases;
		this.enabled = enabled;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof LettuceObservationContext;
	}

	@Override
	public void onStart(LettuceObservationContext context) {
		// Handlers of meters insist on one, with a span or without.
		TracingContext tracingContext = getTracingContext(context);
		Span parent = getParentSpan(context);
		if (!this.enabled || parent == null || UPKEEP.contains(command(context))) {
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
	 * thread that writes it to the connection may be another request's.
	 */
	@Override
	public @Nullable Span getParentSpan(Observation.ContextView context) {
		ObservationView parent = context.getParentObservation();
		TracingContext tracingContext = (parent != null) ? parent.getContextView().get(TracingContext.class) : null;
		return (tracingContext != null) ? tracingContext.getSpan() : null;
	}

	@Override
	public void onError(LettuceObservationContext context) {
		// Described when the command ends, without the message.
	}

	@Override
	public void onEvent(Observation.Event event, LettuceObservationContext context) {
		if (span(context) != null) {
			TracingObservationHandler.super.onEvent(event, context);
		}
	}

	@Override
	public void onStop(LettuceObservationContext context) {
		Span span = span(context);
		if (span == null) {
			return;
		}
		if (!span.isNoop()) {
			tagSpan(context, span);
			describe(context, span);
			describeFailure(context, span);
		}
		span.name(name(context));
		endSpan(context, span);
	}

	@Override
	public void tagSpan(LettuceObservationContext context, Span span) {
		for (KeyValue keyValue : context.getAllKeyValues()) {
			if (!keyValue.getKey().equals(ERROR_REPLY)) {
				span.tag(keyValue.getKey(), keyValue.getValue());
			}
		}
	}

	private void describe(LettuceObservationContext context, Span span) {
		span.tag("db.system.name", "redis");
		span.tag("db.operation.name", command(context));
		RedisAddress address = RedisAddress.parse(String.valueOf(context.getRequiredEndpoint()));
		span.tag("server.address", address.host());
		if (address.port() != null) {
			span.tag("server.port", address.port());
		}
		String database = this.databases.at(address);
		if (database != null) {
			span.tag("db.namespace", database);
		}
	}

	private void describeFailure(LettuceObservationContext context, Span span) {
		KeyValue reply = context.getHighCardinalityKeyValue(ERROR_REPLY);
		Throwable error = context.getError();
		if (reply != null) {
			String prefix = prefix(reply.getValue());
			span.tag("db.response.status_code", prefix);
			markFailed(span, prefix);
		}
		else if (error != null) {
			markFailed(span, error.getClass().getName());
		}
	}

	private static String prefix(String reply) {
		String word = reply.split(" ", 2)[0];
		return ERROR_PREFIX.matcher(word).matches() ? word : "_OTHER";
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

	private static String name(LettuceObservationContext context) {
		String command = command(context);
		String contextualName = context.getContextualName();
		if (contextualName == null || contextualName.equals(command.toLowerCase(Locale.ROOT))) {
			return command;
		}
		return contextualName;
	}

	private static String command(LettuceObservationContext context) {
		return context.getRequiredCommand().getType().toString();
	}

	private @Nullable Span span(LettuceObservationContext context) {
		return getTracingContext(context).getSpan();
	}

}
