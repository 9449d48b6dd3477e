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

package io.github.tracingboot.export;

import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;

/**
 * A span that ended, on its way to all pipelines. The user's predicates and filters see
 * it once, however many pipelines there are, and never on the thread that ended it.
 */
final class EndedSpan {

	private final ReadableSpan span;

	private final SpanPreparation preparation;

	private boolean prepared;

	private @Nullable SpanData data;

	EndedSpan(ReadableSpan span, SpanPreparation preparation) {
		this.span = span;
		this.preparation = preparation;
	}

	/**
	 * Returns what is to be exported.
	 * @return the data, or {@code null} if the span is not to be exported
	 */
	synchronized @Nullable SpanData prepare() {
		if (!this.prepared) {
			this.prepared = true;
			this.data = this.preparation.apply(this.span.toSpanData());
		}
		return this.data;
	}

}
