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

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * What native images need to reach the application's handler of exceptions, and the
 * executor of a method.
 */
class AsyncRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		if (AsyncErrorHandling.HANDLE_ERROR != null) {
			hints.reflection().registerMethod(AsyncErrorHandling.HANDLE_ERROR, ExecutableMode.INVOKE);
		}
		if (AsyncExecutors.DETERMINE != null) {
			hints.reflection().registerMethod(AsyncExecutors.DETERMINE, ExecutableMode.INVOKE);
		}
		if (AsyncExecutors.ADAPTED != null) {
			hints.reflection().registerField(AsyncExecutors.ADAPTED);
		}
	}

}
