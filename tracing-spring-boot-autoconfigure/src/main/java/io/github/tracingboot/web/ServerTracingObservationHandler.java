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

package io.github.tracingboot.web;

import java.util.List;
import java.util.Locale;

import io.github.tracingboot.propagation.ExternalTags;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Gives observations of HTTP server requests the span that the entry has started, and
 * names and tags it by OpenTelemetry's conventions. Only the span: the observation, and
 * with it the application's metrics, stays as it is. Other received observations are
 * handled as ever.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span">HTTP
 * server spans, semantic conventions 1.37</a>
 */
class ServerTracingObservationHandler extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {

	private final List<ServerRequestDescriptor> descriptors;

	ServerTracingObservationHandler(Tracer tracer, Propagator propagator, List<ServerRequestDescriptor> descriptors) {
		super(tracer, propagator);
		this.descriptors = descriptors;
	}

	@Override
	public void onStart(ReceiverContext<?> context) {
		InboundTrace trace = inboundTrace(context);
		if (trace != null && trace.claim()) {
			getTracingContext(context).setSpan(trace.span());
		}
		else {
			super.onStart(context);
		}
	}

	// Whether an exception is a failure of the server shows in the status, so it has to
	// wait for that: one that became a 404 is not.
	@Override
	public void onError(ReceiverContext<?> context) {
		if (descriptor(context) == null) {
			super.onError(context);
		}
	}

	@Override
	public void onStop(ReceiverContext<?> context) {
		ServerRequestDescriptor request = descriptor(context);
		InboundTrace trace = (request != null) ? request.inboundTrace(context) : null;
		if (request == null || trace == null || getTracingContext(context).getSpan() != trace.span()) {
			super.onStop(context);
		}
		else {
			trace.end(() -> super.onStop(context), request.isUnfinished(context));
		}
	}

	@Override
	public void tagSpan(ReceiverContext<?> context, Span span) {
		ExternalTags.add(span, context);
	}

	@Override
	public void customizeReceiverSpan(ReceiverContext<?> context, Span span) {
		ServerRequestDescriptor request = descriptor(context);
		if (request == null) {
			return;
		}
		String method = request.method(context);
		if (method != null) {
			nameByConvention(context, method, request.route(context));
			span.tag("http.request.method", HttpMethods.attribute(method));
		}
		ExternalTags.add(span, "http.route", request.route(context));
		ExternalTags.add(span, "url.path", request.path(context));
		ServerSpanOutcome.record(span, request.status(context), context.getError(), handledError(context, request));
	}

	// Replaces the name that Spring's default conventions give, and no other: one that a
	// user's convention gave stays. The route in it may be that of an error page.
	private static void nameByConvention(ReceiverContext<?> context, String method, @Nullable String route) {
		String springDefault = "http " + method.toLowerCase(Locale.ROOT);
		String name = context.getContextualName();
		if (name != null && (name.equals(springDefault) || name.startsWith(springDefault + " /"))) {
			String spanName = HttpMethods.spanName(method);
			context.setContextualName((route != null) ? spanName + " " + route : spanName);
		}
	}

	private static @Nullable Throwable handledError(ReceiverContext<?> context, ServerRequestDescriptor request) {
		InboundTrace trace = request.inboundTrace(context);
		return (trace != null) ? trace.handledError() : null;
	}

	private @Nullable InboundTrace inboundTrace(ReceiverContext<?> context) {
		ServerRequestDescriptor request = descriptor(context);
		return (request != null) ? request.inboundTrace(context) : null;
	}

	private @Nullable ServerRequestDescriptor descriptor(ReceiverContext<?> context) {
		for (ServerRequestDescriptor descriptor : this.descriptors) {
			if (descriptor.supports(context)) {
				return descriptor;
			}
		}
		return null;
	}

}
