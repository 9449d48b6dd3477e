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

package io.github.tracingboot.messaging;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;

/**
 * Names and describes the span of a message by OpenTelemetry's semantic conventions for
 * messaging (1.37). Works on the span alone: the observation, and so the application's
 * metrics, keep their names and tags.
 *
 * @param <T> the type of context
 * @since 0.1.0
 */
public interface MessageSpanDescriptor<T extends Observation.Context> {

	/**
	 * The name of the span.
	 * @param context the observation's context
	 * @return the name, of low cardinality
	 */
	String name(T context);

	/**
	 * The name that the library gives to the observation. Another one comes from the
	 * user, and stays.
	 * @param context the observation's context
	 * @return the library's contextual name
	 */
	String libraryName(T context);

	/**
	 * Sets the attributes. Never the payload or any part of it.
	 * @param context the observation's context
	 * @param span the span, which records
	 */
	void describe(T context, Span span);

	/**
	 * Names and describes a span that is about to end.
	 * @param context the observation's context
	 * @param span the span
	 */
	default void finish(T context, Span span) {
		if (span.isNoop()) {
			return;
		}
		String contextualName = context.getContextualName();
		boolean named = contextualName != null && !contextualName.equals(libraryName(context));
		span.name(named ? String.valueOf(contextualName) : name(context));
		describe(context, span);
		Throwable error = context.getError();
		if (error != null) {
			span.tag("error.type", MessageErrors.unwrap(error).getClass().getName());
		}
	}

}
