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

import java.util.function.BiConsumer;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.sdk.trace.ReadableSpan;

/**
 * The part of baggage that becomes tags of spans.
 */
class BaggageTags {

	private final NamePatterns fields;

	private final int maxLength;

	BaggageTags(NamePatterns fields, int maxLength) {
		this.fields = fields;
		this.maxLength = maxLength;
	}

	/**
	 * Hands over the tags.
	 * @param baggage the baggage
	 * @param tag takes a name and a value
	 */
	void forEach(Baggage baggage, BiConsumer<String, String> tag) {
		if (baggage.isEmpty() || this.fields.isEmpty()) {
			return;
		}
		baggage.forEach((name, entry) -> {
			if (this.fields.matches(name)) {
				tag.accept(name, ExternalText.clean(entry.getValue(), this.maxLength));
			}
		});
	}

	/**
	 * Hands over the tags that a span already has.
	 * @param span the span
	 * @param tag takes a name and a value
	 */
	void forEach(ReadableSpan span, BiConsumer<String, String> tag) {
		if (this.fields.isEmpty()) {
			return;
		}
		span.getAttributes().forEach((key, value) -> {
			if (value instanceof String text && this.fields.matches(key.getKey())) {
				tag.accept(key.getKey(), text);
			}
		});
	}

}
