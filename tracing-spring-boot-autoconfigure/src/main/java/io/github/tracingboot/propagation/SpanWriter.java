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

import java.util.List;
import java.util.function.BiConsumer;

import io.opentelemetry.api.trace.SpanContext;

/**
 * Writes the current span in one dialect.
 */
interface SpanWriter {

	/**
	 * Names of the headers of the dialect, as its specification spells them.
	 * @return the names
	 */
	List<String> headers();

	/**
	 * Writes a span.
	 * @param span the span, which is valid
	 * @param headers takes names and values of headers
	 */
	void write(SpanContext span, BiConsumer<String, String> headers);

}
