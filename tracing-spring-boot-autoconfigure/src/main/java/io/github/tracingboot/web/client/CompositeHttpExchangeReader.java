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

import java.util.List;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Asks one reader after the other.
 */
class CompositeHttpExchangeReader implements HttpExchangeReader {

	private final List<HttpExchangeReader> readers;

	CompositeHttpExchangeReader(List<HttpExchangeReader> readers) {
		this.readers = List.copyOf(readers);
	}

	@Override
	public @Nullable HttpExchange read(Observation.ContextView context) {
		for (HttpExchangeReader reader : this.readers) {
			HttpExchange exchange = reader.read(context);
			if (exchange != null) {
				return exchange;
			}
		}
		return null;
	}

	@Override
	public void resetHeaders(Observation.ContextView context) {
		this.readers.forEach((reader) -> reader.resetHeaders(context));
	}

	@Override
	public boolean hasHeader(Observation.ContextView context, String name) {
		return this.readers.stream().anyMatch((reader) -> reader.hasHeader(context, name));
	}

}
