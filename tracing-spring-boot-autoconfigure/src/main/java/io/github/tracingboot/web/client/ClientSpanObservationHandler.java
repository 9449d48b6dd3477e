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

package io.github.tracingboot.web.client;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import io.github.tracingboot.propagation.ExternalTags;
import io.github.tracingboot.propagation.OutboundSetter;
import io.github.tracingboot.propagation.OwnHeaders;
import io.github.tracingboot.web.HttpMethods;
import io.github.tracingboot.web.SpanStatus;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.jspecify.annotations.Nullable;

/**
 * Names and describes the spans of outgoing HTTP calls as OpenTelemetry's semantic
 * conventions for HTTP (1.37) ask for. Works on the span alone: the observation, and so
 * the application's metrics, keep their names and tags. Spans of other senders are left
 * as they are.
 *
 * @param <T> the type of context
 */
class ClientSpanObservationHandler<T extends SenderContext<?>> extends PropagatingSenderTracingObservationHandler<T> {

	private final Propagator propagator;

	private final HttpExchangeReader exchanges;

	private final List<OwnHeaders> ownHeaders;

	ClientSpanObservationHandler(Tracer tracer, Propagator propagator, HttpExchangeReader exchanges,
			List<OwnHeaders> ownHeaders) {
		super(tracer, propagator);
		this.propagator = propagator;
		this.exchanges = exchanges;
		this.ownHeaders = List.copyOf(ownHeaders);
	}

	@Override
	public void onStart(T context) {
		Span span = createSenderSpan(context);
		this.exchanges.resetHeaders(context);
		inject(span, (SenderContext<?>) context);
		getTracingContext(context).setSpan(span);
	}

	private <C> void inject(Span span, SenderContext<C> context) {
		this.propagator.inject(span.context(), context.getCarrier(),
				OutboundSetter.of(context.getSetter()::set, (carrier, name) -> isSet(context, name)));
	}

	private boolean isSet(SenderContext<?> context, String name) {
		return this.exchanges.hasHeader(context, name)
				|| this.ownHeaders.stream().anyMatch((headers) -> headers.contain(context, name));
	}

	@Override
	public void onStop(T context) {
		HttpExchange exchange = this.exchanges.read(context);
		if (exchange == null) {
			super.onStop(context);
			return;
		}
		Span span = getRequiredSpan(context);
		tagSpan(context, span);
		customizeSenderSpan(context, span);
		describe(span, exchange, context.getError());
		span.name(name(context, exchange));
		endSpan(context, span);
	}

	private void describe(Span span, HttpExchange exchange, @Nullable Throwable error) {
		if (span.isNoop()) {
			return;
		}
		describeRequest(span, exchange);
		if (exchange.status() != null) {
			span.tag("http.response.status_code", exchange.status());
		}
		if (exchange.isFailed()) {
			SpanStatus.markFailed(span, String.valueOf(exchange.status()));
		}
		else if (error != null) {
			span.tag("error.type", unwrap(error).getClass().getName());
		}
	}

	private void describeRequest(Span span, HttpExchange exchange) {
		span.tag("http.request.method", HttpMethods.attribute(exchange.method()));
		if (!HttpMethods.isKnown(exchange.method())) {
			ExternalTags.add(span, "http.request.method_original", exchange.method());
		}
		URI uri = exchange.uri();
		if (uri != null) {
			span.tag("url.full", HttpExchange.urlWithoutSecrets(uri));
			String host = HttpExchange.host(uri);
			if (host != null) {
				span.tag("server.address", host);
			}
			int port = HttpExchange.port(uri);
			if (port != -1) {
				span.tag("server.port", port);
			}
		}
	}

	private String name(T context, HttpExchange exchange) {
		String contextualName = context.getContextualName();
		String defaultName = "http " + exchange.method().toLowerCase(Locale.ROOT);
		if (contextualName != null && !contextualName.equals(defaultName)) {
			return contextualName;
		}
		String method = HttpMethods.spanName(exchange.method());
		String path = exchange.pathTemplate();
		return (path != null) ? method + " " + path : method;
	}

	/**
	 * Finds what went wrong below the exceptions in which Spring's clients wrap it.
	 * @param error the error that the application sees
	 * @return the cause
	 */
	private static Throwable unwrap(Throwable error) {
		Throwable result = error;
		while (result.getCause() != null && result.getClass().getName().startsWith("org.springframework.web.")) {
			result = result.getCause();
		}
		return result;
	}

}
