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

package io.github.tracingboot.opentracing;

import io.github.tracingboot.propagation.InboundContexts;
import io.github.tracingboot.propagation.InboundContexts.InboundContext;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.opentracing.SpanContext;
import io.opentracing.propagation.BinaryExtract;
import io.opentracing.propagation.BinaryInject;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapExtract;
import io.opentracing.propagation.TextMapInject;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the carriers of OpenTracing's formats in the configured dialects.
 */
class Carriers {

	private static final TextMapSetter<TextMapInject> SETTER = (carrier, name, value) -> {
		if (carrier != null) {
			carrier.put(name, value);
		}
	};

	private static final TextMapSetter<BinaryHeaders> BINARY_SETTER = (carrier, name, value) -> {
		if (carrier != null) {
			carrier.put(name, value);
		}
	};

	private final TextMapPropagator propagator;

	private final InboundContexts contexts;

	Carriers(ContextPropagators propagators, InboundContexts contexts) {
		this.propagator = propagators.getTextMapPropagator();
		this.contexts = contexts;
	}

	/**
	 * Writes a context. One of another implementation has nothing to write.
	 * @param spanContext the context
	 * @param format the format
	 * @param carrier the carrier
	 * @throws IllegalArgumentException if there is no such format, or the carrier is not
	 * of that format
	 */
	void inject(@Nullable SpanContext spanContext, @Nullable Format<?> format, @Nullable Object carrier) {
		if (isText(format) && carrier instanceof TextMapInject text) {
			if (spanContext instanceof BridgeSpanContext bridged) {
				this.propagator.inject(bridged.context(), text, SETTER);
			}
		}
		else if (isBinary(format) && carrier instanceof BinaryInject binary) {
			if (spanContext instanceof BridgeSpanContext bridged) {
				BinaryHeaders headers = new BinaryHeaders();
				this.propagator.inject(bridged.context(), headers, BINARY_SETTER);
				headers.writeTo(binary);
			}
		}
		else {
			throw unsupported(format, carrier);
		}
	}

	/**
	 * Reads a context.
	 * @param format the format
	 * @param carrier the carrier
	 * @return the context, {@code null} if there is none or it can't be read
	 * @throws IllegalArgumentException if there is no such format, or the carrier is not
	 * of that format
	 */
	@Nullable SpanContext extract(@Nullable Format<?> format, @Nullable Object carrier) {
		if (isText(format) && carrier instanceof TextMapExtract text) {
			return read(CarrierHeaders.of(text));
		}
		if (isBinary(format) && carrier instanceof BinaryExtract binary) {
			return read(BinaryHeaders.readFrom(binary));
		}
		throw unsupported(format, carrier);
	}

	private @Nullable SpanContext read(@Nullable CarrierHeaders headers) {
		if (headers == null) {
			return null;
		}
		InboundContext inbound = this.contexts.read(headers, CarrierHeaders.GETTER);
		// A caller that sent no span may have sent baggage or a decision.
		boolean something = Span.fromContextOrNull(inbound.context()) != null
				|| !Baggage.fromContext(inbound.context()).isEmpty();
		boolean sender = Span.fromContext(inbound.context()).getSpanContext().isValid();
		return (inbound.trusted() ? something : sender) ? new BridgeSpanContext(inbound.context(), inbound.trusted())
				: null;
	}

	private static boolean isText(@Nullable Format<?> format) {
		return format == Builtin.HTTP_HEADERS || format == Builtin.TEXT_MAP || format == Builtin.TEXT_MAP_INJECT
				|| format == Builtin.TEXT_MAP_EXTRACT;
	}

	private static boolean isBinary(@Nullable Format<?> format) {
		return format == Builtin.BINARY || format == Builtin.BINARY_INJECT || format == Builtin.BINARY_EXTRACT;
	}

	private static IllegalArgumentException unsupported(@Nullable Format<?> format, @Nullable Object carrier) {
		return new IllegalArgumentException("Format " + format + " is not supported with a carrier of type "
				+ ((carrier != null) ? carrier.getClass().getName() : null));
	}

}
