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

package io.github.tracingboot.sampling;

import java.util.function.Supplier;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;

/**
 * Keeps a span and all its local descendants from being recorded, whatever the sampler
 * says. They still have ids, so log lines do, and downstream services are told not to
 * record.
 *
 * @since 0.1.0
 */
public final class RecordingSuppression {

	private static final ContextKey<Boolean> KEY = ContextKey.named("tracing-recording-suppressed");

	private RecordingSuppression() {
	}

	/**
	 * Starts a span that is not recorded.
	 * @param <T> the type of the result
	 * @param starter starts the span
	 * @return what the starter returned
	 */
	public static <T> T suppress(Supplier<T> starter) {
		try (Scope scope = in(Context.current()).makeCurrent()) {
			return starter.get();
		}
	}

	/**
	 * Adds to a context that neither spans below it nor their local descendants are
	 * recorded.
	 * @param context the context
	 * @return the context to start such a span in
	 */
	public static Context in(Context context) {
		return context.with(KEY, true);
	}

	static boolean isSuppressed(Context context) {
		return Boolean.TRUE.equals(context.get(KEY));
	}

}
