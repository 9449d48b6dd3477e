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

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * Tags of spans whose values come from outside, such as paths, ids of messages and names
 * of destinations that a peer has chosen.
 *
 * @since 0.1.0
 */
public final class ExternalTags {

	private static final int MAX_LENGTH = 1024;

	private ExternalTags() {
	}

	/**
	 * Adds a tag.
	 * @param span the span
	 * @param key the name of the tag
	 * @param value its value from outside; empty and {@code null} make no tag
	 */
	public static void add(Span span, String key, @Nullable String value) {
		if (value != null && !value.isEmpty()) {
			span.tag(key, ExternalText.clean(value, MAX_LENGTH));
		}
	}

	/**
	 * Adds the key values of an observation of something received, as Micrometer does,
	 * but clean.
	 * @param span the span
	 * @param context the observation's context
	 */
	public static void add(Span span, Observation.Context context) {
		for (KeyValue keyValue : context.getAllKeyValues()) {
			String value = ExternalText.clean(keyValue.getValue(), MAX_LENGTH);
			if (keyValue.getKey().equalsIgnoreCase("error")) {
				span.error(new RuntimeException(value));
			}
			else {
				span.tag(keyValue.getKey(), value);
			}
		}
	}

}
