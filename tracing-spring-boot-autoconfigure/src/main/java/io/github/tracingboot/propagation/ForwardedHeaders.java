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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ImplicitContextKeyed;
import org.jspecify.annotations.Nullable;

/**
 * Headers that came in and are to leave with every outgoing call. One that is too long,
 * or not made of printable ASCII characters, is left out: a header leaves unchanged or
 * not at all.
 */
final class ForwardedHeaders implements ImplicitContextKeyed {

	static final int MAX_HEADERS = 64;

	static final int MAX_VALUE_LENGTH = 2048;

	// Half of what servers accept by default for all headers of a request.
	static final int MAX_TOTAL_LENGTH = 4096;

	private static final ContextKey<ForwardedHeaders> KEY = ContextKey.named("tracing-spring-boot-forwarded-headers");

	private static final ForwardedHeaders NONE = new ForwardedHeaders();

	private final Map<String, String> values = new LinkedHashMap<>();

	private int totalLength;

	static ForwardedHeaders from(Context context) {
		ForwardedHeaders headers = context.get(KEY);
		return (headers != null) ? headers : NONE;
	}

	@Override
	public Context storeInContext(Context context) {
		return context.with(KEY, this);
	}

	/**
	 * Adds a header before this is shared.
	 * @param name the name in lower case
	 * @param values its values, which become a single one as RFC 9110 allows
	 */
	void add(String name, Iterator<String> values) {
		if (this.values.size() == MAX_HEADERS || this.values.containsKey(name)) {
			return;
		}
		String value = join(values);
		if (value != null && this.totalLength + name.length() + value.length() <= MAX_TOTAL_LENGTH) {
			this.values.put(name, value);
			this.totalLength += name.length() + value.length();
		}
	}

	@Nullable String get(String name) {
		return this.values.get(name);
	}

	void forEach(BiConsumer<String, String> action) {
		this.values.forEach(action);
	}

	private static @Nullable String join(Iterator<String> values) {
		StringBuilder joined = new StringBuilder();
		while (values.hasNext()) {
			String value = values.next();
			if (value == null || joined.length() + value.length() > MAX_VALUE_LENGTH
					|| !ExternalText.isHeaderValue(value.strip())) {
				return null;
			}
			joined.append(joined.isEmpty() ? "" : ", ").append(value.strip());
		}
		return joined.isEmpty() ? null : joined.toString();
	}

}
