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

import java.util.Iterator;

import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * The headers of something that comes from outside, as far as they can be of use: none is
 * longer than any dialect needs, and there is no padding.
 *
 * @param <C> the type of what carries the headers
 */
final class InboundHeaders<C> {

	static final int MAX_LENGTH = 512;

	private final @Nullable C carrier;

	private final TextMapGetter<C> getter;

	InboundHeaders(@Nullable C carrier, TextMapGetter<C> getter) {
		this.carrier = carrier;
		this.getter = getter;
	}

	/**
	 * Value of a header. Of several with the same name the carrier chooses.
	 * @param name the name
	 * @return the value without quotes, {@code null} if there is none or it is too long
	 */
	@Nullable String get(String name) {
		String value = strip(this.getter.get(this.carrier, name));
		if (value != null && value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
			return strip(value.substring(1, value.length() - 1));
		}
		return value;
	}

	/**
	 * Value of a header that there may be only once.
	 * @param name the name
	 * @return the value, {@code null} if there is none, there are several, or it is too
	 * long
	 */
	@Nullable String getSingle(String name) {
		Iterator<String> values = getAll(name);
		String first = values.hasNext() ? values.next() : null;
		return values.hasNext() ? null : strip(first);
	}

	/**
	 * Values of a header that is a list, of any length.
	 * @param name the name
	 * @return the values in order
	 */
	Iterator<String> getAll(String name) {
		return this.getter.getAll(this.carrier, name);
	}

	private static @Nullable String strip(@Nullable String value) {
		return (value != null && value.length() <= MAX_LENGTH) ? value.strip() : null;
	}

}
