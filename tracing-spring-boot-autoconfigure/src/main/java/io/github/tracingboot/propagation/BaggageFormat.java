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
import java.util.List;
import java.util.Map;

import io.github.tracingboot.propagation.BaggageCollector.Member;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import org.jspecify.annotations.Nullable;

/**
 * A way to write baggage into headers.
 */
interface BaggageFormat {

	/**
	 * Names of the headers, as far as they are known beforehand.
	 * @return the names
	 */
	default Collection<String> fields() {
		return List.of();
	}

	/**
	 * Reads baggage.
	 * @param <C> the type of what carries the headers
	 * @param carrier what carries the headers
	 * @param getter reads a header
	 * @param into takes the entries
	 */
	<C> void read(C carrier, TextMapGetter<C> getter, BaggageCollector into);

	/**
	 * Writes baggage.
	 * @param <C> the type of what carries the headers
	 * @param members the entries, within the limits
	 * @param carrier what carries the headers
	 * @param setter writes a header
	 */
	<C> void write(Map<String, Member> members, @Nullable C carrier, TextMapSetter<C> setter);

}
