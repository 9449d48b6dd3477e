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

package io.github.tracingboot.concurrent;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names executions of {@code @Async} methods, and tags them as Spring tags scheduled
 * methods.
 */
class AsyncMethodObservationConvention implements ObservationConvention<AsyncMethodContext> {

	static final String NAME = "tasks.async.execution";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(AsyncMethodContext context) {
		return context.targetClass().getSimpleName() + "." + context.method().getName();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(AsyncMethodContext context) {
		return KeyValues.of("code.function", context.method().getName(), "code.namespace",
				context.targetClass().getName());
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof AsyncMethodContext;
	}

}
