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

import java.util.Collections;
import java.util.Iterator;

import io.github.tracingboot.propagation.InboundTrust;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.otel.bridge.OtelTraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a record the trace in which it was sent. Micrometer's propagator can only
 * start a span in it, which is too much where a link or a log line is all that is needed.
 */
class RecordTraces {

	private static final RecordHeaders HEADERS = new RecordHeaders();

	private final TextMapPropagator propagator;

	private final InboundTrust trust;

	RecordTraces(TextMapPropagator propagator, InboundTrust trust) {
		this.propagator = propagator;
		this.trust = trust;
	}

	/**
	 * Returns the span that sent a record, to link to it.
	 * @param record the record
	 * @return the span's context, or {@code null} if the record has none that is valid
	 */
	@Nullable TraceContext senderOf(ConsumerRecord<?, ?> record) {
		Context context = this.propagator.extract(Context.root(), record, HEADERS);
		SpanContext sender = Span.fromContext(context).getSpanContext();
		return sender.isValid() ? OtelTraceContext.fromOtel(sender) : null;
	}

	/**
	 * Returns the span that sent a record, to go on in its trace.
	 * @param record the record
	 * @return the span's context, or {@code null} if the record has none that is valid or
	 * its sender is not trusted
	 */
	@Nullable TraceContext trustedSenderOf(ConsumerRecord<?, ?> record) {
		return this.trust.trusts(record, RecordGetter.INSTANCE) ? senderOf(record) : null;
	}

	private static final class RecordHeaders implements TextMapGetter<ConsumerRecord<?, ?>> {

		@Override
		public Iterable<String> keys(ConsumerRecord<?, ?> record) {
			return RecordGetter.INSTANCE.names(record);
		}

		@Override
		public @Nullable String get(@Nullable ConsumerRecord<?, ?> record, String name) {
			return (record != null) ? RecordGetter.INSTANCE.get(record, name) : null;
		}

		@Override
		public Iterator<String> getAll(@Nullable ConsumerRecord<?, ?> record, String name) {
			return (record != null) ? RecordGetter.INSTANCE.getAll(record, name).iterator()
					: Collections.emptyIterator();
		}

	}

}
