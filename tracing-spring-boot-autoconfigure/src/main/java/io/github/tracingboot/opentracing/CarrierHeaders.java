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

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.tracingboot.propagation.InboundGetter;
import io.opentracing.propagation.TextMapExtract;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier holds, by name in any case. Not more is looked at than a request could
 * bring.
 */
class CarrierHeaders {

	static final InboundGetter<CarrierHeaders> GETTER = new Getter();

	private static final int MAX_ENTRIES = 1024;

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	private final List<String> names = new ArrayList<>();

	/**
	 * Reads a carrier.
	 * @param carrier the carrier
	 * @return what it holds, {@code null} if it can't be read
	 */
	static @Nullable CarrierHeaders of(TextMapExtract carrier) {
		try {
			CarrierHeaders headers = new CarrierHeaders();
			Iterator<Map.Entry<String, String>> entries = carrier.iterator();
			for (int i = 0; entries != null && i < MAX_ENTRIES && entries.hasNext(); i++) {
				Map.Entry<String, String> entry = entries.next();
				if (entry != null && entry.getKey() != null && entry.getValue() != null) {
					headers.add(entry.getKey(), entry.getValue());
				}
			}
			return headers;
		}
		catch (RuntimeException ex) {
			// Work that can't be told whose it is begins a trace of its own.
			return null;
		}
	}

	void add(String name, String value) {
		List<String> known = this.values.computeIfAbsent(name.toLowerCase(Locale.ROOT), (key) -> new ArrayList<>(1));
		if (known.isEmpty()) {
			this.names.add(name);
		}
		known.add(value);
	}

	private List<String> get(String name) {
		return this.values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
	}

	/**
	 * Nothing is known of the sender but what it sent.
	 */
	private static final class Getter implements InboundGetter<CarrierHeaders> {

		@Override
		public @Nullable String get(CarrierHeaders carrier, String name) {
			List<String> values = carrier.get(name);
			return values.isEmpty() ? null : values.get(0);
		}

		@Override
		public Iterable<String> getAll(CarrierHeaders carrier, String name) {
			return carrier.get(name);
		}

		@Override
		public Iterable<String> names(CarrierHeaders carrier) {
			return carrier.names;
		}

	}

}
