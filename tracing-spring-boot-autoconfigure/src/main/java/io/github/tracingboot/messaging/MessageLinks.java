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

package io.github.tracingboot.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.otel.bridge.OtelTraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the spans that sent the messages of a batch. Micrometer's propagator can only
 * continue a trace, so OpenTelemetry's is asked.
 *
 * @param <M> the type of message
 * @since 0.1.0
 */
public final class MessageLinks<M> {

	private static final int MAX_LENGTH = 8192;

	// OpenTelemetry's default limit: the tracer would drop the rest.
	private static final int MAX_LINKS = 128;

	private final ContextPropagators propagators;

	private final TextMapGetter<M> getter;

	/**
	 * Creates the reader.
	 * @param propagators read trace context
	 * @param header gives the value of the header of a message, {@code null} if there is
	 * none. May throw any exception: then the message has no such header
	 */
	public MessageLinks(ContextPropagators propagators, BiFunction<M, String, @Nullable String> header) {
		this.propagators = propagators;
		this.getter = new Getter<>(header);
	}

	/**
	 * Gives links to the spans that sent the messages.
	 * @param messages the messages
	 * @return a link for each span, at most 128; messages without trace have none
	 */
	public List<Link> of(List<M> messages) {
		Map<String, Link> links = new LinkedHashMap<>();
		for (M message : messages) {
			if (links.size() == MAX_LINKS) {
				break;
			}
			Context context = this.propagators.getTextMapPropagator().extract(Context.root(), message, this.getter);
			SpanContext sender = Span.fromContext(context).getSpanContext();
			if (sender.isValid()) {
				links.putIfAbsent(sender.getTraceId() + sender.getSpanId(),
						new Link(OtelTraceContext.fromOtel(sender)));
			}
		}
		return new ArrayList<>(links.values());
	}

	private static final class Getter<M> implements TextMapGetter<M> {

		private final BiFunction<M, String, @Nullable String> header;

		Getter(BiFunction<M, String, @Nullable String> header) {
			this.header = header;
		}

		@Override
		public Iterable<String> keys(M carrier) {
			return List.of();
		}

		@Override
		public @Nullable String get(@Nullable M carrier, String key) {
			try {
				String value = (carrier != null) ? this.header.apply(carrier, key) : null;
				return (value != null && value.length() <= MAX_LENGTH) ? value : null;
			}
			catch (Exception ex) {
				return null;
			}
		}

	}

}
