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

import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * Changes what is exported of a span, for all backends, before the user's predicates and
 * filters see it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SpanDataTransformer {

	/**
	 * Changes a span that has ended. Called once for each span, on a pipeline's thread.
	 * If it fails, the span is not exported.
	 * @param span the span
	 * @return what to export of it
	 */
	SpanData transform(SpanData span);

}
