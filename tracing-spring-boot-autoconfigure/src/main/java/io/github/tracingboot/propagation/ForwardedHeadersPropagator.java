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

package io.github.tracingboot.propagation;

import java.util.Collection;
import java.util.Locale;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps headers as they come in, and writes them as they came.
 */
class ForwardedHeadersPropagator implements TextMapPropagator {

	private final ForwardedHeaderNames names;

	ForwardedHeadersPropagator(ForwardedHeaderNames names) {
		this.names = names;
	}

	@Override
	public Collection<String> fields() {
		return this.names.names();
	}

	@Override
	public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
		ForwardedHeaders.from(context).forEach((name, value) -> {
			try {
				if (!(setter instanceof Outbound<C> outbound && outbound.isSet(carrier, name))) {
					setter.set(carrier, name, value);
				}
			}
			catch (RuntimeException ex) {
				// Some carriers refuse some names. A call without the header is better
				// than none.
			}
		});
	}

	// Whatever the context had is another request's.
	@Override
	public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
		if (carrier == null) {
			return context;
		}
		ForwardedHeaders headers = new ForwardedHeaders();
		this.names.names().forEach((name) -> extract(headers, name, name, carrier, getter));
		if (!this.names.prefixes().isEmpty()) {
			extractByPrefix(headers, carrier, getter);
		}
		return context.with(headers);
	}

	private <C> void extractByPrefix(ForwardedHeaders headers, C carrier, TextMapGetter<C> getter) {
		for (String key : getter.keys(carrier)) {
			String name = key.toLowerCase(Locale.ROOT);
			if (this.names.contains(name) && ForwardableHeaders.isName(name)) {
				extract(headers, name, key, carrier, getter);
			}
		}
	}

	private static <C> void extract(ForwardedHeaders headers, String name, String key, C carrier,
			TextMapGetter<C> getter) {
		try {
			headers.add(name, getter.getAll(carrier, key));
		}
		catch (RuntimeException ex) {
			// Whatever can't be read, as binary headers of gRPC, is not forwarded.
		}
	}

}
